using Attain.Core;

namespace Attain.Metrics;

/// <summary>Explains a gap by what customers did: see <see cref="CustomerBridge"/>.</summary>
internal static class CustomerGap
{
    public static GapExplanation Explain(GapQuestion question, long from, long to)
    {
        var moves = question.By(Dimension.Customer, question.Metric)
            .Select(change => (Change: change, Move: Move(question, change)))
            .Where(entry => entry.Move is not null)
            .ToLookup(entry => entry.Move!.Value, entry => entry.Change);

        var parts = new List<GapPart>();
        foreach (var move in (CustomerMove[])[CustomerMove.New, CustomerMove.Lost, CustomerMove.More, CustomerMove.Less])
        {
            var members = moves[move].ToList();
            var units = members.Sum(change => question.Units(change.After0) - question.Units(change.Before0));
            var name = Name(move);
            parts.Add(new GapPart(
                Sentence.Of($"gap.customers.{name}", ("count", members.Count), ("amount", question.Say(units))),
                name,
                units,
                question.Evidence(units, members.Select(change => (change, change.After0 - change.Before0)))));
        }

        var rest = to - from - parts.Sum(part => part.Units);
        if (rest != 0)
        {
            var name = Name(CustomerMove.Unassigned);
            parts.Add(new GapPart(Sentence.Of($"gap.customers.{name}", ("amount", question.Say(rest))), name, rest, []));
        }

        return new GapExplanation(from, to, "customers", parts);
    }

    private static CustomerMove? Move(GapQuestion question, MemberChange change) => CustomerBridge.Of(
        change.Member.Id,
        change.Before is null ? null : question.Units(change.Before0),
        change.After is null ? null : question.Units(change.After0));

    private static string Name(CustomerMove move) => move switch
    {
        CustomerMove.New => "new",
        CustomerMove.Lost => "lost",
        CustomerMove.More => "more",
        CustomerMove.Less => "less",
        _ => "unassigned",
    };
}
