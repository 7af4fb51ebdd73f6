using Attain.Core;

namespace Attain.Metrics;

/// <summary>Explains a gap by the drivers of a <see cref="DriverTree"/>.</summary>
internal static class DriverGap
{
    public delegate IReadOnlyList<decimal> Split(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after);

    public static GapExplanation Explain(GapQuestion question, DriverTree tree, Split split, string method, long from, long to)
    {
        var values = Values(tree, question.Totals(tree.Metrics));
        var shares = split(values.Before, values.After);
        var units = ExactParts.Round([.. shares.Append(values.Unexplained).Select(question.Exactly)], to - from);
        var members = question.By(tree.Behind, tree.Metrics)
            .Select(change => (Change: OfMetric(change), Parts: MemberParts(tree, change)))
            .ToList();

        var parts = tree.Steps.Select((step, i) => new GapPart(
            Sentence.Of(
                $"driver.{step.Key}",
                ("from", Tell(question, step, values.Known0[i])),
                ("to", Tell(question, step, values.Known1[i])),
                ("amount", question.Say(units[i]))),
            step.Key,
            units[i],
            question.Evidence(units[i], members.Select(member => (member.Change, member.Parts[i]))))).ToList();
        if (units[^1] != 0)
        {
            parts.Add(new GapPart(Sentence.Of("driver.unexplained", ("amount", question.Say(units[^1]))), "unexplained", units[^1], []));
        }

        return new GapExplanation(from, to, method, parts);
    }

    /// <summary>Whether every step of the tree has something in both periods, so that nothing stays unexplained.</summary>
    public static bool IsUnbroken(GapQuestion question, DriverTree tree)
    {
        var values = Values(tree, question.Totals(tree.Metrics));
        return !values.Known0.Concat(values.Known1).Any(value => value is null or 0);
    }

    // Members always by Shapley: their drivers are often 0, and evidence needs to be in proportion, not by a certain method.
    private static IReadOnlyList<decimal> MemberParts(DriverTree tree, MemberChange change)
    {
        var none = new MetricValue[tree.Steps.Count];
        var values = Values(tree, (change.Before ?? none, change.After ?? none));
        return Shapley.Split(values.Before, values.After);
    }

    private static DriverValues Values(DriverTree tree, (IReadOnlyList<MetricValue> Before, IReadOnlyList<MetricValue> After) totals) =>
        DriverValues.Of(
            [.. tree.Steps.Zip(totals.Before, (step, value) => step.Quantity(value))],
            [.. tree.Steps.Zip(totals.After, (step, value) => step.Quantity(value))]);

    // The tree's last step is the metric being explained.
    private static MemberChange OfMetric(MemberChange change) =>
        change with { Before = change.Before is null ? null : [change.Before[^1]], After = change.After is null ? null : [change.After[^1]] };

    private static object? Tell(GapQuestion question, DriverStep step, decimal? value) => (step.Unit, value) switch
    {
        (_, null) => null,
        (MetricUnit.Money, { } amount) => question.SayMoney(amount),
        (MetricUnit.Share, { } share) => new Ratio(share),
        (_, { } number) => number,
    };
}
