using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>
/// What a breakdown follows: the months' shape from up to three years, times what each combination of the other
/// dimensions brought in the last twelve months together, so that nobody gets a line they do not sell.
/// </summary>
/// <param name="Months">First days of the plan's months with their weights.</param>
/// <param name="Others">Joint history of the other dimensions, positive only; one empty key when there are none.</param>
/// <param name="Notes">What a reader must know of it: what was left out and why.</param>
internal sealed record BreakdownWeights(
    IReadOnlyList<(DateOnly Month, decimal Weight)> Months,
    IReadOnlyList<(int[] Keys, long Weight)> Others,
    IReadOnlyList<Sentence> Notes)
{
    /// <summary>The dimensions a breakdown can be cut along beside months.</summary>
    public static IReadOnlyList<Dimension> Allowed { get; } =
        [Dimension.Rep, Dimension.Territory, Dimension.Category, Dimension.Line, Dimension.Product, Dimension.Channel, Dimension.Customer];

    /// <exception cref="RefusedException">No history to follow.</exception>
    public static BreakdownWeights Of(WorkspaceView view, Period period, IReadOnlyList<Dimension> others)
    {
        var notes = new List<Sentence>();
        return new(MonthWeights(view, period, notes), others.Count == 0 ? [([], 1)] : Joint(view, period, others, notes), notes);
    }

    private static IReadOnlyList<(DateOnly, decimal)> MonthWeights(WorkspaceView view, Period period, List<Sentence> notes)
    {
        var months = TargetAdvisor.Months(period);
        var series = MonthSeries.Read(view, period.Days.From, Scope.Company);
        var growth = SeasonalGrowth.GrowthOf(series, series.Count) ?? 0;
        var model = SeasonalGrowth.Fit(series, series.Count, growth, view.Profile.WorkingDays);
        notes.Add(model.Years == 0
            ? Sentence.Of("targets.shapeWorkingDays", ("months", series.Count))
            : Sentence.Of("targets.shapeHistory", ("years", model.Years), ("trust", new Ratio((decimal)model.Trust)), ("growth", new Ratio((decimal)growth))));
        if (view.Profile.WorkingDays.IsProvisional(period.Days)) notes.Add(Sentence.Of("targets.provisional"));
        var weights = TargetAdvisor.Weights(model, months);
        return [.. months.Zip(weights)];
    }

    private static IReadOnlyList<(int[] Keys, long Weight)> Joint(WorkspaceView view, Period period, IReadOnlyList<Dimension> others, List<Sentence> notes)
    {
        var end = Earlier(view.AsOf.AddDays(1), period.Days.From);
        var days = new DateRange(end.AddYears(-1), end);
        var rows = view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = others, Days = days }).Rows
            .Select(row => (Keys: row.Keys.Select(key => key.Id).ToArray(), Weight: Units(row, view.Profile)))
            .Where(row => row.Weight > 0).ToList();
        var rep = others.ToList().IndexOf(Dimension.Rep);
        if (rep >= 0) LeaveOutWhoLeft(view, period, rows, rep, notes);
        if (rows.Count == 0)
            throw new RefusedException(Sentence.Of("targets.noHistoryToFollow", ("along", Names(others)), ("from", days.From), ("to", days.Last)));
        return rows;
    }

    private static void LeaveOutWhoLeft(WorkspaceView view, Period period, List<(int[] Keys, long Weight)> rows, int rep, List<Sentence> notes)
    {
        var people = view.Directory.People.ToDictionary(person => person.Id);
        var all = rows.Sum(row => row.Weight);
        var left = rows.Where(row => HasLeft(row.Keys[rep])).ToList();
        if (left.Count > 0)
        {
            notes.Add(Sentence.Of(
                "targets.peopleLeft",
                ("people", left.Select(row => row.Keys[rep]).Distinct().Select(id => view.Directory[Dimension.Rep, id]?.Name ?? "").ToList()),
                ("share", new Ratio((decimal)left.Sum(row => row.Weight) / all))));
            rows.RemoveAll(row => HasLeft(row.Keys[rep]));
        }

        var known = rows.Select(row => row.Keys[rep]).ToHashSet();
        var fresh = people.Values
            .Where(person => person.Sells && !known.Contains(person.Id) && !HasLeft(person.Id) && view.Viewer.RepIds?.Contains(person.Id) != false)
            .Select(person => person.Name).ToList();
        if (fresh.Count > 0) notes.Add(Sentence.Of("targets.peopleWithoutHistory", ("people", fresh)));

        // Somebody deleted is in no list of people any more.
        bool HasLeft(int id) => id != 0 && (!people.TryGetValue(id, out var person) || person.LeaveDay <= period.Days.From);
    }

    internal static IReadOnlyList<string> Names(IEnumerable<Dimension> dimensions) => [.. dimensions.Select(dimension => dimension.Name())];

    private static long Units(MetricRow row, WorkspaceProfile profile) => Money.FromDecimal(row.Values[0].Value ?? 0, profile.Currency).Units;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
