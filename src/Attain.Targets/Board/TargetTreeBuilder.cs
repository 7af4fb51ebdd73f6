using System.Collections.Immutable;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Puts the paces of windows together into the tree of a period.</summary>
public static class TargetTreeBuilder
{
    private static readonly ImmutableArray<Dimension> Levels = [Dimension.Division, Dimension.Team, Dimension.Rep];

    /// <param name="days">The period to its end, whether it is over or not.</param>
    /// <param name="where">Of the organisation, territories, products, channels or customers: what targets can be set for.</param>
    public static TargetTree Build(WorkspaceView view, DateRange days, Scope where)
    {
        var now = view.AsOfDay(view.AsOf < days.Last ? view.AsOf : days.Last);
        var (green, yellow) = (now.Thresholds[TargetThresholds.Green], now.Thresholds[TargetThresholds.Yellow]);
        var calendar = now.Profile.WorkingDays;
        var working = calendar.WorkingDays(days);
        var gone = now.AsOf < days.From ? 0 : calendar.WorkingDays(new DateRange(days.From, now.AsOf.AddDays(1)));

        var known = Ask(now, [], days, where).Select(row => row.Keys[0].Days!.Value).ToList();
        var taken = TargetWindows.Of(days, known);
        var columns = TargetWindows.Columns(days, known, taken);
        var tree = new TargetTree(days, now.AsOf, green, yellow, taken, columns, working, working - gone, null, null);
        if (taken.Count == 0) return tree;

        var levels = Enumerable.Range(0, Levels.Length + 1).Select(depth => new Level(now, tree, [.. Levels[..depth]], where)).ToList();
        var root = new Assembly(now, tree, levels).Node([]);
        while (root.Children is [var only]) root = only;
        return tree with { Root = root, Shape = taken.Count == 1 ? levels[0].Shape(taken[0]) : null };
    }

    private static IReadOnlyList<MetricRow> Ask(WorkspaceView view, IReadOnlyList<Dimension> by, DateRange days, Scope where) =>
        view.Ask(new MetricQuery(MetricCatalogue.Attainment) { By = [Dimension.Window, .. by], Days = days, Where = where }).Rows;

    /// <summary>Everybody of one depth: what they were asked and reached in each window, and their pace in those that have begun.</summary>
    private sealed class Level
    {
        private readonly Dictionary<DateRange, PaceWindow> _paces;

        public Level(WorkspaceView now, TargetTree tree, Dimension[] by, Scope where)
        {
            Rows = Ask(now, by, tree.Days, where).GroupBy(row => new KeyList([.. row.Keys.Skip(1).Select(key => key.Id)]))
                .ToDictionary(group => group.Key, group => group.ToDictionary(row => row.Keys[0].Days!.Value));
            var needed = tree.Windows.Concat(tree.Columns.Where(column => column.Contains(now.AsOf))).ToHashSet();
            _paces = PaceBoard.Build(now, now.AsOf, by, where, only: needed, explain: false).Windows.ToDictionary(window => window.Window.Days!.Value);
        }

        public Dictionary<KeyList, Dictionary<DateRange, MetricRow>> Rows { get; }

        public PaceShape? Shape(DateRange window) => _paces.GetValueOrDefault(window)?.Shape;

        public PaceLine? Pace(DateRange window, int[] path) => _paces.GetValueOrDefault(window) switch
        {
            null => null,
            var found when path.Length == 0 => found.Total,
            var found => found.Lines.FirstOrDefault(line => line.Keys.Select(key => key.Id).SequenceEqual(path)),
        };
    }

    private sealed class Assembly(WorkspaceView now, TargetTree tree, IReadOnlyList<Level> levels)
    {
        public TargetNode Node(IReadOnlyList<DimensionValue> path)
        {
            var level = levels[path.Count];
            int[] ids = [.. path.Select(key => key.Id)];
            var rows = level.Rows.GetValueOrDefault(new KeyList(ids)) ?? [];
            return new(path, Pace(level, path, ids, rows), [.. tree.Columns.Select(column => Cell(level, column, ids, rows))], Children(path, ids));
        }

        private IReadOnlyList<TargetNode> Children(IReadOnlyList<DimensionValue> path, int[] ids)
        {
            if (path.Count == Levels.Length) return [];
            var below = levels[path.Count + 1].Rows
                .Where(entry => entry.Key.Keys.AsSpan(0, ids.Length).SequenceEqual(ids) && entry.Value.Keys.Any(tree.Windows.Contains))
                .Select(entry => Node([.. path, now.Member(Levels[path.Count], entry.Key.Keys[^1])]));
            // Somebody without a team hangs below the division itself.
            return [.. below.SelectMany(child => child is { Key.Id: 0, Children.Count: > 0 } ? child.Children : [child]).OrderBy(child => child.Pace.Gap.Units)];
        }

        private PaceLine Pace(Level level, IReadOnlyList<DimensionValue> path, int[] ids, Dictionary<DateRange, MetricRow> rows)
        {
            var lines = tree.Windows.Where(rows.ContainsKey)
                .Select(window => level.Pace(window, ids) ?? NotBegun(path, rows[window])).ToList();
            if (lines is [var only]) return only with { Keys = path };
            var (target, actual, due) = (Sum(line => line.Target), Sum(line => line.ToDate), Sum(line => line.Expected));
            var pace = Targets.Pace.Of(target, actual, tree.WorkingDays - tree.Left, tree.WorkingDays, target == 0 ? 0 : (decimal)due / target, tree.Green, tree.Yellow);
            return new(
                path, Money(target), Money(actual), Money(due), Money(actual - due), target == 0 ? null : (decimal)actual / target, pace.TimeProgress, pace.Ratio,
                pace.Light, pace.Required is { } required ? Money(required) : null, lines.Where(line => line.Cause is not null).MinBy(line => line.Gap.Units)?.Cause);

            long Sum(Func<PaceLine, Money> of) => lines.Sum(line => of(line).Units);
        }

        private PaceLine NotBegun(IReadOnlyList<DimensionValue> path, MetricRow row)
        {
            var target = Amount(row.Values[0].Denominator);
            var nothing = Money(0);
            return new(path, target, nothing, nothing, nothing, null, 0, null, Light.None, null, null);
        }

        private TargetCell? Cell(Level level, DateRange column, int[] ids, Dictionary<DateRange, MetricRow> rows)
        {
            if (!rows.TryGetValue(column, out var row)) return null;
            var value = row.Values[0];
            var target = Amount(value.Denominator);
            if (now.AsOf < column.From) return new(target, null, null, Light.None);
            var light = now.AsOf < column.Last ? level.Pace(column, ids)?.Light : Ended(value.Value);
            return new(target, Amount(value.Numerator), value.Value, light ?? Light.None);
        }

        private Light Ended(decimal? attainment) => attainment switch
        {
            null => Light.None,
            var reached when reached >= tree.Green => Light.Green,
            var reached when reached >= tree.Yellow => Light.Yellow,
            _ => Light.Red,
        };

        private Money Amount(decimal? amount) => Core.Money.FromDecimal(amount ?? 0, now.Profile.Currency);

        private Money Money(long units) => now.Profile.Money(units);
    }
}
