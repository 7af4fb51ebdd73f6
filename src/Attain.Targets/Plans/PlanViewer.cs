using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Puts a plan's leaves beside what happened and sums both upwards.</summary>
internal static class PlanViewer
{
    private const int CausesTold = 2;

    // Where a shortfall lies is told by what is sold before who sells it: the owner is on the line already.
    private static readonly Dimension[] CauseOrder =
        [Dimension.Line, Dimension.Category, Dimension.Product, Dimension.Customer, Dimension.Channel, Dimension.Territory, Dimension.Rep];

    private sealed record Leaf(IReadOnlyList<int> Keys, long Target, long Actual, long Due, bool Begun);

    public static PlanView Build(WorkspaceView view, Plan plan, PlanVersion version, Breakdown cells, IReadOnlyList<PlanEdit> edits)
    {
        var days = new DateRange(plan.FromDay, plan.ToDay);
        var leaves = Leaves(view, days, cells);
        var rollup = new Rollup(cells with { Cells = [.. leaves.Select(leaf => new BreakdownCell(leaf.Keys, leaf.Target))] }, view);
        var cause = CauseOrder.Cast<Dimension?>().FirstOrDefault(dimension => cells.Along.Contains(dimension!.Value));
        var tree = Node(null, leaves, Levels(rollup, cells.Along, leaves));
        Dimension[] dimensions = [Dimension.Quarter, .. cells.Along, Dimension.Team, Dimension.Division, Dimension.Category];
        var totals = dimensions.Distinct()
            .Where(dimension => rollup.Knows(dimension) && leaves.Any(leaf => rollup.KeyOf(dimension, leaf.Keys) != 0))
            .Select(dimension => new PlanTotals(dimension, Children(leaves, [dimension])));
        return new(plan.Name, days, plan.Metric, version.Number, version.Status, cells, tree, [.. totals], edits);

        PlanNode Node(DimensionValue? key, IReadOnlyList<Leaf> part, ReadOnlySpan<Dimension> levels)
        {
            var (target, due) = (part.Sum(leaf => leaf.Target), part.Sum(leaf => leaf.Due));
            long? actual = part.Any(leaf => leaf.Begun) ? part.Sum(leaf => leaf.Actual) : null;
            return new(
                key, view.Profile.Money(target), actual is { } done ? view.Profile.Money(done) : null, view.Profile.Money(due),
                actual is { } reached && target != 0 ? (decimal)reached / target : null,
                actual < due && cause is { } by ? Cause(part, by) : null,
                levels.IsEmpty ? [] : Children(part, levels));
        }

        IReadOnlyList<PlanNode> Children(IReadOnlyList<Leaf> part, ReadOnlySpan<Dimension> levels)
        {
            var (level, below) = (levels[0], levels[1..].ToArray());
            return [.. part.GroupBy(leaf => rollup.KeyOf(level, leaf.Keys))
                .Select(group => (Key: view.Member(level, group.Key), Leaves: group.ToList()))
                .OrderBy(child => level.IsTime() ? child.Key.Id : 0).ThenBy(child => child.Key.ExternalId, StringComparer.Ordinal)
                .Select(child => Node(child.Key, child.Leaves, below))];
        }

        // The gap is the sum of its members' gaps, so the parts named here and the rest add up to it exactly.
        Sentence Cause(IReadOnlyList<Leaf> part, Dimension by)
        {
            var gap = part.Sum(leaf => leaf.Actual - leaf.Due);
            var worst = part.GroupBy(leaf => rollup.KeyOf(by, leaf.Keys))
                .Select(group => (group.Key, Gap: group.Sum(leaf => leaf.Actual - leaf.Due)))
                .Where(member => member.Gap < 0).OrderBy(member => member.Gap).ThenBy(member => member.Key).Take(CausesTold).ToList();
            var rest = gap - worst.Sum(member => member.Gap);
            return Sentence.Of(
                "targets.planCause",
                ("gap", view.Profile.Money(-gap)),
                ("parts", worst.Select(member => Part(view.Member(by, member.Key), member.Gap)).ToList()),
                ("rest", view.Profile.Money(rest)));
        }

        Sentence Part(DimensionValue member, long gap) => Sentence.Of(
            "targets.part",
            ("what", member.Id == 0 ? Sentence.Of("targets.nobody") : member.Name), ("amount", view.Profile.Money(gap)));
    }

    private static Dimension[] Levels(Rollup rollup, IReadOnlyList<Dimension> along, IReadOnlyList<Leaf> leaves)
    {
        List<Dimension> levels = [Dimension.Quarter, Dimension.Month];
        if (!along.Contains(Dimension.Rep)) return [.. levels, .. along.Where(dimension => dimension != Dimension.Month)];
        if (along.Contains(Dimension.Territory)) levels.Add(Dimension.Territory);
        else if (leaves.Any(leaf => rollup.KeyOf(Dimension.Team, leaf.Keys) != 0)) levels.Add(Dimension.Team);
        return [.. levels, Dimension.Rep];
    }

    private static IReadOnlyList<Leaf> Leaves(WorkspaceView view, DateRange days, Breakdown cells)
    {
        var finer = view.Profile.Currency.Factor / cells.Currency.Factor;
        var month = cells.Place(Dimension.Month);
        var known = new DateRange(days.From, Latest(days.From, Earliest(days.To, view.AsOf.AddDays(1))));
        var actuals = known.IsEmpty ? [] : view
            .Ask(new MetricQuery(MetricCatalogue.Revenue) { By = cells.Along, Days = known }).Rows
            .ToDictionary(row => new KeyList([.. row.Keys.Select(key => key.Id)]), row => Money.FromDecimal(row.Values[0].Value ?? 0, view.Profile.Currency).Units);
        var shares = cells.Cells.Select(cell => cell.Keys[month]).Concat(actuals.Keys.Select(key => key.Keys[month])).Distinct()
            .ToDictionary(key => key, key => Elapsed(view, EpochDay.ToDay(key)));

        var leaves = new List<Leaf>(cells.Cells.Count);
        foreach (var cell in cells.Cells)
        {
            actuals.Remove(new KeyList([.. cell.Keys]), out var actual);
            leaves.Add(New(cell.Keys, cell.Units * finer, actual));
        }
        // What was sold where nothing was planned counts too.
        leaves.AddRange(actuals.Select(rest => New(rest.Key.Keys, 0, rest.Value)));
        return leaves;

        Leaf New(IReadOnlyList<int> keys, long target, long actual)
        {
            var share = shares[keys[month]];
            return new(keys, target, actual, (long)decimal.Round(target * share), EpochDay.ToDay(keys[month]) <= view.AsOf);
        }
    }

    // Share of the month's working days up to and with the as-of day.
    private static decimal Elapsed(WorkspaceView view, DateOnly month)
    {
        var end = month.AddMonths(1);
        if (view.AsOf < month) return 0;
        if (view.AsOf.AddDays(1) >= end) return 1;
        var total = view.Profile.WorkingDays.WorkingDays(new DateRange(month, end));
        return total == 0 ? 0 : (decimal)view.Profile.WorkingDays.WorkingDays(new DateRange(month, view.AsOf.AddDays(1))) / total;
    }

    private static DateOnly Earliest(DateOnly left, DateOnly right) => left < right ? left : right;

    private static DateOnly Latest(DateOnly left, DateOnly right) => left > right ? left : right;
}
