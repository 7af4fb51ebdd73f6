using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// The target windows of the diagnosed days that are over, and what was reached in them. Of windows that compete for the same days
/// (a year's and its quarters') the longest counts, so that no target is held against anybody twice.
/// </summary>
internal sealed class ClosedWindows
{
    private readonly HashSet<int> ids;

    private ClosedWindows(IEnumerable<int> ids) => this.ids = [.. ids];

    public int Count => ids.Count;

    public static ClosedWindows Of(DiagnosisContext context)
    {
        var kept = new List<DimensionValue>();
        var over = Rows(context, context.Where).Select(row => row.Keys[0]).Where(key => key.Days is { } days && days.Last <= context.View.AsOf);
        foreach (var window in over.OrderByDescending(key => key.Days!.Value.Days).ThenBy(key => key.Days!.Value.From))
            if (!kept.Exists(other => other.Days!.Value.Contains(window.Days!.Value.Middle))) kept.Add(window);
        return new ClosedWindows(kept.Select(window => window.Id));
    }

    public (decimal Actual, decimal Target) Total(DiagnosisContext context, Scope scope)
    {
        var rows = Rows(context, scope).Where(row => ids.Contains(row.Keys[0].Id)).ToList();
        return (rows.Sum(Actual), rows.Sum(Target));
    }

    /// <summary>How many windows missed their target.</summary>
    public int Missed(DiagnosisContext context, Scope scope) =>
        Rows(context, scope).Count(row => ids.Contains(row.Keys[0].Id) && Actual(row) < Target(row));

    /// <summary>Target less actual for every member that has a target; its size is the target. None where the dimension has no targets.</summary>
    public IReadOnlyList<Loss> Losses(DiagnosisContext context, Scope scope, Dimension dimension) =>
    [
        .. Rows(context, scope, dimension).Where(row => ids.Contains(row.Keys[0].Id) && row.Keys[1].Id != 0)
            .GroupBy(row => row.Keys[1])
            .Select(member => new Loss(member.Key, member.Sum(Target) - member.Sum(Actual), member.Sum(Target)))
            .Where(loss => loss.Size > 0),
    ];

    /// <summary>Each window's own miss or surplus; they sum to the gap exactly.</summary>
    public GapExplanation Drivers(DiagnosisContext context, Scope scope, decimal actual, decimal target)
    {
        var parts = Rows(context, scope).Where(row => ids.Contains(row.Keys[0].Id)).Select(row => new GapPart(
            Sentence.Of(
                "diagnosis.target_gap.window", ("from", row.Keys[0].Days!.Value.From), ("to", row.Keys[0].Days!.Value.Last),
                ("actual", context.Money(Actual(row))), ("target", context.Money(Target(row)))),
            row.Keys[0].ExternalId, context.Money(Actual(row) - Target(row)).Units, []));
        return new GapExplanation(context.Money(target).Units, context.Money(actual).Units, "windows", [.. parts]);
    }

    private static IReadOnlyList<MetricRow> Rows(DiagnosisContext context, Scope scope, params Dimension[] by) =>
        context.By(context.Days, scope, [Dimension.Window, .. by], MetricCatalogue.Attainment);

    private static decimal Actual(MetricRow row) => row.Values[0].Numerator ?? 0;

    private static decimal Target(MetricRow row) => row.Values[0].Denominator ?? 0;
}
