using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>
/// What a plan asks as targets: for every month, quarter and the year, of the company, of each rep, and of each leaf where the plan is cut
/// further. Each is the sum of its leaves. A question takes one of these levels and never mixes them: docs/decisions/010.
/// </summary>
internal static class PlanTargets
{
    private static readonly Grain[] Grains = [Grain.Month, Grain.Quarter, Grain.Year];

    public static IEnumerable<Target> Of(Plan plan, Breakdown cells, WorkspaceProfile profile)
    {
        var finer = profile.Currency.Factor / cells.Currency.Factor;
        var month = cells.Place(Dimension.Month);
        foreach (var level in Levels(cells.Along))
        {
            int[] places = [.. level.Select(cells.Place)];
            foreach (var grain in Grains)
            {
                var sums = cells.Cells
                    .Where(cell => Array.TrueForAll(places, place => cell.Keys[place] != 0))
                    .GroupBy(cell => (Window: profile.Calendar.Of(grain, EpochDay.ToDay(cell.Keys[month])).Days, Scope: new KeyList([.. places.Select(place => cell.Keys[place])])));
                foreach (var sum in sums)
                {
                    var units = sum.Sum(cell => cell.Units);
                    // None is none: there is nothing to attain.
                    if (units == 0) continue;
                    var target = new Target { Metric = plan.Metric, FromDay = sum.Key.Window.From, ToDay = sum.Key.Window.To, Value = units * finer };
                    for (var i = 0; i < places.Length; i++) Set(target, level[i], sum.Key.Scope.Keys[i]);
                    yield return target;
                }
            }
        }
    }

    private static IEnumerable<Dimension[]> Levels(IReadOnlyList<Dimension> along)
    {
        Dimension[] leaf = [.. along.Where(dimension => dimension != Dimension.Month)];
        yield return [];
        if (leaf.Contains(Dimension.Rep)) yield return [Dimension.Rep];
        if (leaf.Length > 0 && leaf is not [Dimension.Rep]) yield return leaf;
    }

    private static void Set(Target target, Dimension dimension, int id)
    {
        switch (dimension)
        {
            case Dimension.Rep: target.RepId = id; break;
            case Dimension.Territory: target.TerritoryId = id; break;
            case Dimension.Category: target.CategoryId = id; break;
            case Dimension.Line: target.LineId = id; break;
            case Dimension.Product: target.ProductId = id; break;
            case Dimension.Channel: target.ChannelId = id; break;
            case Dimension.Customer: target.CustomerId = id; break;
            default: throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Plans are not cut along it.");
        }
    }
}
