using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>
/// Totals of a breakdown by dimensions above its leaves as well: quarters and years over months, teams and divisions over
/// reps (as they were in the middle of the month), categories over lines and products.
/// </summary>
public sealed class Rollup(Breakdown breakdown, WorkspaceView view)
{
    /// <summary>Whether the leaves say enough to sum by the dimension.</summary>
    public bool Knows(Dimension dimension) => Source(dimension) is not null;

    /// <summary>Ordered by time, then by external id.</summary>
    public IReadOnlyList<(DimensionValue Key, Money Amount)> SumBy(Dimension dimension) =>
        [.. breakdown.Cells
            .GroupBy(cell => KeyOf(dimension, cell.Keys))
            .Select(group => (Key: view.Member(dimension, group.Key), Amount: new Money(group.Sum(cell => cell.Units), breakdown.Currency)))
            .OrderBy(total => dimension.IsTime() ? total.Key.Id : 0).ThenBy(total => total.Key.ExternalId, StringComparer.Ordinal)];

    /// <summary>The same by two dimensions at once; members that meet nowhere are left out.</summary>
    public IReadOnlyDictionary<(int Row, int Column), Money> SumBy(Dimension rows, Dimension columns) =>
        breakdown.Cells
            .GroupBy(cell => (KeyOf(rows, cell.Keys), KeyOf(columns, cell.Keys)))
            .ToDictionary(group => group.Key, group => new Money(group.Sum(cell => cell.Units), breakdown.Currency));

    internal int KeyOf(Dimension dimension, IReadOnlyList<int> keys) =>
        (Source(dimension) ?? throw new ArgumentException($"The breakdown does not know {dimension.Name()}.", nameof(dimension)))(keys);

    private Func<IReadOnlyList<int>, int>? Source(Dimension dimension)
    {
        if (Place(dimension) is { } own) return keys => keys[own];
        return dimension switch
        {
            Dimension.Quarter or Dimension.Year when Place(Dimension.Month) is { } month =>
                keys => EpochDay.Of(view.Profile.Calendar.Of(dimension.ToGrain(), EpochDay.ToDay(keys[month])).Days.From),
            Dimension.Team when Place(Dimension.Rep) is { } rep => keys => view.Directory.TeamOf(keys[rep], On(keys)),
            Dimension.Division when Place(Dimension.Rep) is { } rep => keys => view.Directory.DivisionOf(keys[rep], On(keys)),
            Dimension.Category when Place(Dimension.Line) is { } line => keys => view.Directory.CategoryOfLine(keys[line]),
            Dimension.Category when Place(Dimension.Product) is { } product => keys => view.Directory.CategoryOf(keys[product]),
            Dimension.Line when Place(Dimension.Product) is { } product => keys => view.Directory.LineOf(keys[product]),
            _ => null,
        };
    }

    private DateOnly On(IReadOnlyList<int> keys) =>
        Place(Dimension.Month) is { } month ? EpochDay.ToDay(keys[month]).AddDays(14) : view.AsOf;

    private int? Place(Dimension dimension) => breakdown.Place(dimension) is var place and >= 0 ? place : null;
}
