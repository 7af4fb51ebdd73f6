using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>Fields between what is stored and what people read and type: names for ids, words for choices.</summary>
internal sealed class FieldWords(PageContext here)
{
    /// <summary>More members than that are looked up by name instead of listed.</summary>
    private const int MostListed = 300;

    public string Label(string field) => here.Words[$"field.{field[(field.LastIndexOf('.') + 1)..]}"];

    /// <summary>A value as people read it.</summary>
    public string Show(EditField field, string? text) => text is null ? Format.Nothing : field.Type switch
    {
        EditType.Reference => Name(field, text),
        EditType.Choice => Choice(text),
        EditType.Money when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) => here.Words.Short(Money.Round(amount, here.Profile.Currency)),
        EditType.Day when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => here.Words.Day(day),
        EditType.Instant => text.Replace('T', ' '),
        _ => text,
    };

    /// <summary>The control for a field.</summary>
    /// <param name="text">As stored: ids for references.</param>
    /// <param name="typed">What somebody typed into it already, to be shown again.</param>
    public FormItem Item(EditForm form, EditField field, string? text, string? typed, string? error)
    {
        var lookup = Lookup(field);
        var value = typed ?? (lookup is null || text is null ? text : Name(field, text));
        return new(field, Label(field.Name), value, error, lookup is null ? Choices(form, field, text) : null, lookup);
    }

    /// <summary>What was typed, with names looked up.</summary>
    public Dictionary<string, string?> Typed(EditForm form, IFormCollection posted, string prefix = "")
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
            if (posted.TryGetValue(prefix + field.Name, out var texts)) typed[field.Name] = Lookup(field) is null ? texts.ToString() : Resolve(field, texts.ToString());
        return typed;
    }

    public string? Lookup(EditField field) =>
        field.To == typeof(Customer) ? here.Link("execute/lookup/customers")
        : field.To == typeof(Product) ? here.Link("execute/lookup/products")
        : field.To == typeof(Person) && here.View.Directory.People.Count > MostListed ? here.Link("execute/lookup/people")
        : null;

    private IReadOnlyList<(string, string)>? Choices(EditForm form, EditField field, string? current) => field.Type switch
    {
        EditType.Choice => [.. form.Choices(field).Select(word => (word, Choice(word)))],
        EditType.Reference when field.To == typeof(Person) => [.. here.View.Directory.People
            .Where(person => here.View.Viewer.Sees(person.Id) && (person.WorksOn(here.AsOf) || Text(person.Id) == current)).OrderByDescending(person => person.Sells).ThenBy(person => person.Name, StringComparer.CurrentCulture)
            .Select(person => (Text(person.Id), person.Name))],
        EditType.Reference when field.To == typeof(Stage) => [.. Stages(here).Select(stage => (Text(stage.Id), stage.Name))],
        EditType.Reference when Dimension(field) is { } dimension => [.. here.View.Directory.All(dimension).Select(member => (Text(member.Id), member.Name))],
        _ => null,
    };

    /// <summary>Stages in the order deals pass them.</summary>
    public static IReadOnlyList<Stage> Stages(PageContext here) =>
        here.Keep("stages", () => EditRows.Look(here.View.Store, rows => rows.List<Stage>(_ => true)).OrderBy(stage => stage.Outcome).ThenBy(stage => stage.Position).ToList());

    /// <summary>A, B and C are what they are everywhere.</summary>
    private string Choice(string word) => word.Length == 1 ? word : here.Words[$"choice.{word}"];

    private string Name(EditField field, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return text;
        if (Dimension(field) is { } dimension) return here.View.Member(dimension, id).Name;
        return text;
    }

    /// <summary>The external id of what an id leads to.</summary>
    public string? Key(EditField field, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Dimension(field) is { } dimension ? here.View.Member(dimension, id).ExternalId : text;

    private string? Resolve(EditField field, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var dimension = Dimension(field)!.Value;
        var found = here.View.Directory.Find(dimension, text.Trim()).Where(id => dimension != Core.Dimension.Rep || here.View.Viewer.Sees(id)).ToList();
        // A number that is a name nobody has must not be taken for an id.
        return found.Count == 1 ? Text(found[0]) : "? " + text.Trim();
    }

    private static Dimension? Dimension(EditField field) =>
        field.To == typeof(Customer) ? Core.Dimension.Customer
        : field.To == typeof(Product) ? Core.Dimension.Product
        : field.To == typeof(Person) ? Core.Dimension.Rep
        : field.To == typeof(Territory) ? Core.Dimension.Territory
        : field.To == typeof(Channel) ? Core.Dimension.Channel
        : field.To == typeof(LeadSource) ? Core.Dimension.Source
        : field.To == typeof(Stage) ? Core.Dimension.Stage
        : null;

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
