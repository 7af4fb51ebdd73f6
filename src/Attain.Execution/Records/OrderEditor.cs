using System.Globalization;
using System.Linq.Expressions;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>A line as it was typed.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version of the line that was edited.</param>
/// <param name="Removed">The line is taken out.</param>
public sealed record TypedLine(int? Id, long Version, IReadOnlyDictionary<string, string?> Typed, bool Removed = false);

/// <summary>Sales documents with their lines: written, merged and undone as one. Fields of the n-th typed line are named <c>lines.n.amount</c>.</summary>
public sealed class OrderEditor
{
    private readonly RecordEditor<Order> _heads = new(new OrderRules());

    internal OrderEditor()
    {
    }

    public EditForm Form => _heads.Form;

    public EditForm LineForm { get; } = new OrderLineRules().Form;

    /// <exception cref="RefusedException">There is no such order in sight.</exception>
    public (Order Head, IReadOnlyList<OrderLine> Lines) Read(WorkspaceView view, int id) =>
        EditRows.Look(view.Store, rows => (_heads.Find(view, rows, id), rows.List<OrderLine>(line => line.OrderId == id)));

    /// <summary>The next heads by their id.</summary>
    /// <param name="after">The id of the last one known; 0 from the first.</param>
    public IReadOnlyList<Order> Page(WorkspaceView view, int after, int most, Expression<Func<Order, bool>>? likely = null) => _heads.Page(view, after, most, likely);

    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    public EditOutcome Create(WorkspaceView view, IReadOnlyDictionary<string, string?> head, IReadOnlyList<TypedLine> lines, string actor) =>
        EditSession.Run<EditOutcome>(view.Store, actor, session =>
        {
            var problems = new List<FieldProblem>();
            if (lines.Count == 0) problems.Add(new("lines", Sentence.Of("records.noLines")));
            var order = new Order();
            try
            {
                order = _heads.Make(view, session, head);
            }
            catch (InvalidFieldsException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
            var made = lines.Select((line, i) => New(view, session, order, line, i + 1, problems)).ToList();
            if (problems.Count > 0) throw new InvalidFieldsException(problems);
            foreach (var line in made) session.Insert(line);
            return new EditOutcome.Saved(order.Id, session.Version, session.EditId, null);
        });

    /// <param name="head">Fields that are not named stay as they are.</param>
    /// <param name="lines">Lines that are not named stay as they are.</param>
    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    /// <exception cref="RefusedException">There is no such order in sight.</exception>
    public EditOutcome Change(WorkspaceView view, int id, long version, IReadOnlyDictionary<string, string?> head, IReadOnlyList<TypedLine> lines, string actor) =>
        EditSession.Run<EditOutcome>(view.Store, actor, session =>
        {
            var order = _heads.Find(view, session.Rows, id);
            var (merge, after) = _heads.Merge(view, session, order, version, head, out var problems);
            var written = session.Rows.List<OrderLine>(line => line.OrderId == id);
            var (updates, inserts, conflicts) = (written.ToDictionary(line => line.Id, line => line.Copy()), new List<OrderLine>(), new List<FieldConflict>(merge.Conflicts));
            var theirs = merge.Theirs;
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i].Id is not { } lineId) inserts.Add(New(view, session, after, lines[i], i + 1, problems));
                else if (!updates.ContainsKey(lineId)) problems.Add(new(Name(i + 1, "product"), Sentence.Of("records.lineGone")));
                else
                {
                    var line = written.First(known => known.Id == lineId);
                    var (changed, othersOfLine) = Changed(view, session, line, lines[i], i + 1, problems, conflicts);
                    updates[lineId] = changed;
                    theirs ??= othersOfLine;
                }
            }
            if (problems.Count > 0) throw new InvalidFieldsException(problems);
            if (conflicts.Count > 0) return new EditOutcome.Conflict(id, order.ChangeId, theirs!, conflicts);

            foreach (var line in updates.Values) OrderLineRules.Sign(line, after.Kind, order.Kind == after.Kind ? null : order.Kind);
            var moved = written.Where(line => !line.SameAs(updates[line.Id])).ToList();
            if (!merge.Changed && moved.Count == 0 && inserts.Count == 0) return new EditOutcome.Unchanged(id, order.ChangeId);
            // The head is written even when only lines changed: whoever edits the order next notices.
            session.Update(order, after);
            foreach (var line in moved) session.Update(line, updates[line.Id]);
            foreach (var line in inserts) session.Insert(line);
            session.Touch(after.Day);
            return new EditOutcome.Saved(id, session.Version, session.EditId, theirs);
        });

    /// <exception cref="RefusedException">There is no such order in sight.</exception>
    public EditOutcome Delete(WorkspaceView view, int id, long version, string actor) => _heads.Delete(view, id, version, actor);

    /// <exception cref="RefusedException">There is no such order in sight.</exception>
    public IReadOnlyList<PastEdit> History(WorkspaceView view, int id) => _heads.History(view, id);

    private (OrderLine Line, OthersEdit? Theirs) Changed(
        WorkspaceView view, EditSession session, OrderLine line, TypedLine typed, int number, List<FieldProblem> problems, List<FieldConflict> conflicts)
    {
        if (typed.Removed)
        {
            var others = EditMerge.Since(session, LineForm, line, typed.Version, out var fields);
            conflicts.AddRange(fields.Select(field => field with { Field = Name(number, field.Field) }));
            var removed = line.Copy();
            removed.Deleted = true;
            return (removed, others);
        }
        var merge = EditMerge.Of(session, LineForm, line, typed.Version, typed.Typed);
        var after = (OrderLine)merge.After;
        problems.AddRange(merge.Problems.Select(problem => problem with { Field = Name(number, problem.Field) }));
        CheckProduct(session, after, number, problems);
        conflicts.AddRange(merge.Conflicts.Select(field => field with { Field = Name(number, field.Field) }));
        return (after, merge.Theirs);
    }

    private OrderLine New(WorkspaceView view, EditSession session, Order order, TypedLine typed, int number, List<FieldProblem> problems)
    {
        var line = new OrderLine { OrderId = order.Id };
        foreach (var field in LineForm.Fields)
        {
            var text = typed.Typed.GetValueOrDefault(field.Name);
            // An amount that is left out is the list price's.
            if (field.Property == nameof(OrderLine.Amount) && string.IsNullOrWhiteSpace(text) && Listed(session, line) is { } listed) line.Amount = listed;
            else if (LineForm.Write(line, field, text, session.Profile) is { } problem) problems.Add(new(Name(number, field.Name), problem));
        }
        if (line.Cost is null && line.ProductId is { } id && session.Rows.Find<Product>(id)?.Cost is { } cost) line.Cost = Times(cost, line.Quantity);
        CheckProduct(session, line, number, problems);
        OrderLineRules.Sign(line, order.Kind, null);
        return line;
    }

    private static void CheckProduct(EditSession session, OrderLine line, int number, List<FieldProblem> problems)
    {
        if (line.ProductId is { } id && !session.Rows.Exists(typeof(Product), id)) problems.Add(new(Name(number, "product"), Sentence.Of("records.noTarget")));
    }

    private static long? Listed(EditSession session, OrderLine line) =>
        line.ProductId is { } id && session.Rows.Find<Product>(id)?.ListPrice is { } price ? Times(price, line.Quantity) : null;

    /// <summary>Money of one piece times thousandths of pieces.</summary>
    private static long Times(long units, long thousandths) => (long)decimal.Round((decimal)units * thousandths / 1000, MidpointRounding.AwayFromZero);

    private static string Name(int number, string field) => $"lines.{number.ToString(CultureInfo.InvariantCulture)}.{field}";
}
