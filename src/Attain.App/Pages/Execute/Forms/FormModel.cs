using Attain.App.Report;
using Attain.App.Web;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>A field of a form as it is drawn.</summary>
/// <param name="Value">As the control holds it: a name where one looks something up, else as typed.</param>
/// <param name="Choices">Of a select.</param>
/// <param name="Lookup">Where a list of names to choose from comes from.</param>
public sealed record FormItem(EditField Field, string Label, string? Value, string? Error, IReadOnlyList<(string Value, string Text)>? Choices, string? Lookup);

/// <summary>A form for one record: to fill in, to mend, or to choose between one's own and somebody else's values.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Hidden">What goes with it unseen.</param>
/// <param name="Delete">Where the record is deleted; null where it cannot be from here.</param>
public sealed record FormModel(string Title, string Action, IReadOnlyList<FormItem> Items, IReadOnlyList<(string Name, string? Value)> Hidden, string? Delete = null)
{
    public ConflictModel? Conflict { get; init; }

    /// <summary>What is wrong with the whole, or with a field that is not in the form.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Where one goes who gives up; null: back.</summary>
    public string? Cancel { get; init; }

    /// <summary>Said above the fields.</summary>
    public string? Note { get; init; }
}

/// <param name="Fields">Values as people read them.</param>
public sealed record ConflictModel(OthersEdit Theirs, IReadOnlyList<(string Field, string Label, string? Was, string? Theirs, string? Mine)> Fields);

/// <summary>Who a form belongs to and what it does.</summary>
internal static class FormAnswers
{
    /// <summary>The form as a part of the page, in the dialog, or as a page of its own.</summary>
    public static IResult Show(HttpContext http, FormModel model)
    {
        var parameters = new Dictionary<string, object?> { ["Model"] = model };
        var status = model.Problems.Count > 0 || model.Items.Any(item => item.Error is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return http.Request.IsFragment() ? new Page<RecordForm>(parameters, status) : new Page<RecordFormPage>(parameters, status);
    }

    /// <summary>Where to go afterwards: where the form was opened from, if that is in this workspace.</summary>
    public static string Back(PageContext here, HttpContext http, IFormCollection? posted, string otherwise)
    {
        var asked = posted is null ? here["back"] : (string?)posted["back"];
        if (asked is null && Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Host == http.Request.Host.Host) asked = referer.PathAndQuery;
        return asked is not null && asked.StartsWith(here.Link("").Split('?')[0], StringComparison.Ordinal) && !asked.Contains("//", StringComparison.Ordinal) && !asked.Contains('\\', StringComparison.Ordinal) ? asked : otherwise;
    }

    /// <summary>Back to a page, with what was saved and a way to undo it.</summary>
    public static IResult Saved(PageContext here, HttpContext http, EditOutcome outcome, string address, string said) => outcome is EditOutcome.Saved saved
        ? Done.Goto(http, address, Said(here.Words, saved, said), UndoLink(here, saved))
        : Done.Goto(http, address);

    public static string UndoLink(PageContext here, EditOutcome.Saved saved, params (string Name, string? Value)[] more) =>
        here.Link($"execute/undo/{saved.EditId.ToString(System.Globalization.CultureInfo.InvariantCulture)}", more);

    public static string Said(Words words, EditOutcome.Saved saved, string said) => saved.Merged is { } theirs
        ? said + " " + words.Say("execute.merged", ("who", theirs.Actor), ("fields", theirs.Fields.Select(field => words[$"field.{field}"]).ToList()))
        : said;
}
