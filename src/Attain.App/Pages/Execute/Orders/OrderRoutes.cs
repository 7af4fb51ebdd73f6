using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>An order by hand: its head and its lines in one form.</summary>
internal static class OrderRoutes
{
    private const int BlankLines = 4;
    private const int MostLines = 400;

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Get("execute/orders/new", Capability.EditRecords, (PageContext here, HttpContext http) => Show(here, http, null, [], null, [], null));
        routes.Post("execute/orders/new", Capability.EditRecords, (PageContext here, HttpContext http) => Save(here, http, null));
        routes.Get("execute/orders/{id:int}", Capability.Read, (PageContext here, HttpContext http, int id) =>
        {
            var (order, lines) = Read(here, id);
            return Show(here, http, order, lines, null, [], null);
        });
        routes.Post("execute/orders/{id:int}", Capability.EditRecords, (PageContext here, HttpContext http, int id) => Save(here, http, id));
        routes.Post("execute/orders/{id:int}/delete", Capability.EditRecords, Delete);
    }

    private static (Order Order, IReadOnlyList<OrderLine> Lines) Read(PageContext here, int id)
    {
        try
        {
            return Records.Orders.Read(here.View, id);
        }
        catch (RefusedException)
        {
            throw new NotThereException();
        }
    }

    private static async Task<IResult> Save(PageContext here, HttpContext http, int? id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var words = new FieldWords(here);
        var (head, lines) = (words.Typed(Records.Orders.Form, posted), Lines(words, posted));
        var known = id is { } existing ? Read(here, existing) : default;
        try
        {
            var outcome = id is { } order
                ? Records.Orders.Change(here.View, order, Number(posted["version"]), head, lines, here.Seat.Name)
                : Records.Orders.Create(here.View, Owned(here, head), lines, here.Seat.Name);
            if (outcome is EditOutcome.Conflict conflict) return Show(here, http, known.Order, known.Lines, posted, [], conflict);
            var to = outcome is EditOutcome.Saved saved ? saved.Id : id ?? 0;
            return FormAnswers.Saved(here, http, outcome, id is null ? FormAnswers.Back(here, http, posted, here.Link($"execute/orders/{Text(to)}")) : here.Link($"execute/orders/{Text(to)}"), here.Words[id is null ? "execute.orders.made" : "execute.saved"]);
        }
        catch (InvalidFieldsException wrong)
        {
            return Show(here, http, known.Order, known.Lines ?? [], posted, wrong.Problems, null);
        }
    }

    private static async Task<IResult> Delete(PageContext here, HttpContext http, int id)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var (order, _) = Read(here, id);
        var outcome = Records.Orders.Delete(here.View, id, Number(posted["version"]), here.Seat.Name);
        if (outcome is EditOutcome.Conflict conflict) throw new RefusedException(Sentence.Of("execute.changedMeanwhile", ("who", conflict.Theirs.Actor), ("fields", conflict.Fields.Select(field => here.Words[$"field.{field.Field}"]).ToList())));
        return FormAnswers.Saved(here, http, outcome, order.CustomerId is { } customer ? here.Link($"execute/customers/{Text(customer)}") : here.Link("execute/customers"), here.Words["execute.deleted"]);
    }

    private static IResult Show(PageContext here, HttpContext http, Order? order, IReadOnlyList<OrderLine> lines, IFormCollection? posted, IReadOnlyList<FieldProblem> problems, EditOutcome.Conflict? conflict)
    {
        var words = new FieldWords(here);
        var (form, lineForm) = (Records.Orders.Form, Records.Orders.LineForm);
        var blank = new Order { CustomerId = int.TryParse(here["customer"], NumberStyles.None, CultureInfo.InvariantCulture, out var customer) ? customer : null, Day = Metrics.WorkDay.Of(here.View), RepId = here.Seat.PersonId };
        var head = form.Fields.Select(field => words.Item(form, field, form.Text(order ?? blank, field, here.Profile), Typed(field.Name), Error(field.Name))).ToList();
        var count = Math.Max(lines.Count + BlankLines, posted is null ? 0 : Count(posted));
        var rows = Enumerable.Range(1, here.May(Capability.EditRecords) ? count : lines.Count).Select(number =>
        {
            var line = number <= lines.Count ? lines[number - 1] : null;
            var items = lineForm.Fields.Select(field => words.Item(
                lineForm, field, line is null ? null : lineForm.Text(line, field, here.Profile), Typed($"lines.{Text(number)}.{field.Name}"), Error($"lines.{Text(number)}.{field.Name}"))).ToList();
            return new OrderRow(number, line?.Id, conflict is null ? Version(posted, number) ?? line?.ChangeId : line?.ChangeId, items);
        }).ToList();
        var model = new OrderModel(order, head, rows, conflict is null ? posted is null ? order?.ChangeId : Number(posted["version"]) : conflict.Version, FormAnswers.Back(here, http, posted, here.Link("execute/customers")), Error("lines"), Asked(here, words, conflict));
        return new Page<OrderPage>(new Dictionary<string, object?> { ["Model"] = model }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

        string? Typed(string name) => posted is null || !posted.ContainsKey(name) ? null : (string?)posted[name] ?? "";
        string? Error(string name) => problems.FirstOrDefault(problem => problem.Field == name) is { } wrong ? here.Words.Say(wrong.Says) : null;
    }

    private static ConflictModel? Asked(PageContext here, FieldWords words, EditOutcome.Conflict? conflict) => conflict is null ? null : new(conflict.Theirs, [.. conflict.Fields.Select(asked =>
    {
        var name = asked.Field[(asked.Field.LastIndexOf('.') + 1)..];
        var field = Records.Orders.Form.Find(asked.Field) ?? Records.Orders.LineForm.Find(name)!;
        return (asked.Field, words.Label(asked.Field), asked.Was is null ? null : words.Show(field, asked.Was), (string?)words.Show(field, asked.Theirs), asked.Mine is null ? null : (string?)words.Show(field, asked.Mine));
    })]);

    private static List<TypedLine> Lines(FieldWords words, IFormCollection posted)
    {
        var lines = new List<TypedLine>();
        for (var number = 1; number <= Count(posted); number++)
        {
            var prefix = $"lines.{Text(number)}.";
            var typed = words.Typed(Records.Orders.LineForm, posted, prefix);
            var id = int.TryParse(posted[prefix + "id"], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
            // A line nobody wrote into is none.
            if (id == 0 && typed.Values.All(string.IsNullOrWhiteSpace)) continue;
            lines.Add(new(id == 0 ? null : id, Number(posted[prefix + "version"]), typed, posted.ContainsKey(prefix + "remove")));
        }
        return lines;
    }

    private static Dictionary<string, string?> Owned(PageContext here, Dictionary<string, string?> head)
    {
        if (here.Seat.PersonId is { } me && string.IsNullOrEmpty(head.GetValueOrDefault("rep"))) head["rep"] = Text(me);
        return head;
    }

    private static int Count(IFormCollection posted) => Math.Clamp((int)Math.Min(Number(posted["count"]), MostLines), 0, MostLines);

    private static long? Version(IFormCollection? posted, int number) => posted is not null && posted.ContainsKey($"lines.{Text(number)}.version") ? Number(posted[$"lines.{Text(number)}.version"]) : null;

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Id">Null for a line that is not there yet.</param>
public sealed record OrderRow(int Number, int? Id, long? Version, IReadOnlyList<FormItem> Items);

/// <param name="Order">Null for a new one.</param>
public sealed record OrderModel(Order? Order, IReadOnlyList<FormItem> Head, IReadOnlyList<OrderRow> Rows, long? Version, string Back, string? Problem, ConflictModel? Conflict);
