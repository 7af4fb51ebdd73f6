using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// A product line that from one month on sells less than its share, wherever it is sold, while the other lines do not: something
/// outside the company takes it. Every month is held against the same month a year before and against the other lines, so that
/// neither the line's season nor the company's growth looks like it.
/// </summary>
/// <param name="Since">The days from the first month of it.</param>
/// <param name="Lost">Σ over these months of (revenue of the month a year before × growth of all other lines − revenue).</param>
/// <param name="Fall">Lost as a share of what was to be expected.</param>
internal sealed record LineShift(DimensionValue Line, Scope Scope, DateRange Since, decimal Lost, decimal Fall, IReadOnlyList<Loss> Divisions, int DivisionsDown)
{
    /// <summary>A shift needs this many months before and after it to be told from a bad month.</summary>
    private const int FewestMonths = 3;

    public static IReadOnlyList<LineShift> Find(DiagnosisContext context)
    {
        if (context.Where.Members.ContainsKey(Dimension.Line)) return [];
        var (now, before) = Both(context, MetricCatalogue.Revenue);
        if (now.Months.Count < 2 * FewestMonths || now.Months.Count != before.Months.Count) return [];
        var sales = Both(context, MetricCatalogue.OrderLines);
        return [.. before.Members.Select(line => Of(context, line, sales, now, before)).OfType<LineShift>().OrderByDescending(shift => shift.Lost)];

        static (Monthly Now, Monthly Before) Both(DiagnosisContext asked, MetricDefinition metric) =>
            (Monthly.Of(asked, metric, asked.Days, Dimension.Line), Monthly.Of(asked, metric, asked.Versus, Dimension.Line));
    }

    /// <param name="context">The diagnosis.</param>
    /// <param name="line">Which line.</param>
    /// <param name="sales">How often lines are sold: a few large orders hide a shift in money, not in how often.</param>
    /// <param name="now">Their revenue.</param>
    /// <param name="before">Their revenue a year before.</param>
    private static LineShift? Of(DiagnosisContext context, DimensionValue line, (Monthly Now, Monthly Before) sales, Monthly now, Monthly before)
    {
        var (expected, often) = (Expected(line, now, before), Expected(line, sales.Now, sales.Before));
        if (expected.Concat(often).Any(amount => amount <= 0)) return null;

        // A month without any sale has no logarithm; a twentieth of what was expected says as much.
        var standing = often.Select((count, i) => Math.Log(Math.Max(sales.Now[line.Id][i], count / 20) / count)).ToArray();

        // A count of n scatters by its root, so the logarithm of one count by another with a variance of 1/n + 1/m.
        var weights = often.Select((count, i) => 1 / (1 / count + 1 / sales.Before[line.Id][i])).ToArray();
        var (from, certainty) = Enumerable.Range(FewestMonths, standing.Length - 2 * FewestMonths + 1)
            .Select(at => (at, Shift.OfCounts(standing, weights, at))).MaxBy(split => split.Item2);
        if (certainty < (double)context[DiagnosisThresholds.ShiftCertainty]) return null;

        var (due, sold) = ((decimal)expected[from..].Sum(), (decimal)now[line.Id].Skip(from).Sum());
        if (due - sold < context[DiagnosisThresholds.PartDecline] * due || !context.Matters(due - sold)) return null;
        var (since, then) = (Span(now, from), Span(before, from));
        var scope = context.Where.Narrow(Dimension.Line, line.Id);
        var divisions = ByDivision(context, scope, since, then);
        var down = divisions.Count(division => division.Amount > 0);
        return 3 * down < 2 * divisions.Count ? null : new LineShift(line, scope, since, due - sold, (due - sold) / due, divisions, down);
    }

    /// <summary>What the line would sell if it grew as all the others do.</summary>
    private static double[] Expected(DimensionValue line, Monthly now, Monthly before)
    {
        var others = before.Members.Concat(now.Members).Select(member => member.Id).Distinct().Where(id => id != line.Id).ToList();
        var (othersNow, othersBefore) = (now.Sum(others), before.Sum(others));
        return [.. before[line.Id].Select((amount, i) => othersBefore[i] > 0 ? amount * othersNow[i] / othersBefore[i] : 0)];
    }

    /// <summary>What each division sells less of the line than a year before, as its other lines grew.</summary>
    private static List<Loss> ByDivision(DiagnosisContext context, Scope line, DateRange since, DateRange then)
    {
        var (now, before) = (Revenue(line, since), Revenue(line, then));
        var (allNow, allBefore) = (Revenue(context.Where, since), Revenue(context.Where, then));
        return
        [
            .. before.Where(part => part.Value > 0 && allBefore.GetValueOrDefault(part.Key) > part.Value)
                .Select(part => (part.Key, Due: part.Value * (allNow.GetValueOrDefault(part.Key) - now.GetValueOrDefault(part.Key)) / (allBefore[part.Key] - part.Value)))
                .Select(part => new Loss(context.View.Member(Dimension.Division, part.Key), part.Due - now.GetValueOrDefault(part.Key), part.Due)),
        ];

        Dictionary<int, decimal> Revenue(Scope scope, DateRange days) => context.By(days, scope, [Dimension.Division], MetricCatalogue.Revenue)
            .Where(row => row.Keys[0].Id != 0).ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
    }

    private static DateRange Span(Monthly months, int from) => new(months.Months[from].From, months.Months[^1].To);
}
