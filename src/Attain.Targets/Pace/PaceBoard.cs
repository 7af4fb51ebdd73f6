using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Pace lights against loaded targets, each in its own window and scope.</summary>
public static class PaceBoard
{
    /// <param name="by">What to tell apart within a window, such as reps; empty: the windows alone.</param>
    /// <param name="where">Null: all that the viewer sees.</param>
    /// <param name="runningOnly">Leave out windows that have ended.</param>
    /// <param name="only">Of these windows alone, as far as they have begun.</param>
    /// <param name="explain">Tell the causes too; they take most of the time.</param>
    /// <exception cref="RefusedException">A dimension that targets do not have.</exception>
    public static PaceReport Build(
        WorkspaceView view, DateOnly asOf, IReadOnlyList<Dimension> by, Scope? where = null, bool runningOnly = false, IReadOnlySet<DateRange>? only = null, bool explain = true)
    {
        var scope = where ?? Scope.Company;
        var now = view.AsOfDay(asOf);
        var (green, yellow) = (now.Thresholds[TargetThresholds.Green], now.Thresholds[TargetThresholds.Yellow]);
        var windows = now.Facts.Windows.Where(window => window.From <= asOf && (only?.Contains(window) ?? window.To > (runningOnly ? asOf : asOf.AddYears(-1)))).ToHashSet();
        if (windows.Count == 0) return new(asOf, by, green, yellow, []);

        Dimension[] parts = [.. by.Where(dimension => dimension != Dimension.Window).Distinct()];
        var days = new DateRange(windows.Min(window => window.From), windows.Max(window => window.To));
        var totals = Ask(now, [Dimension.Window], days, scope);
        var lines = parts.Length == 0 ? [] : Ask(now, [Dimension.Window, .. parts], days, scope);
        var scopes = TargetScopes.Read(now);
        return new(asOf, by, green, yellow,
        [
            .. totals.Where(row => windows.Contains(row.Keys[0].Days!.Value))
                .OrderBy(row => row.Keys[0].Days!.Value.To <= asOf.AddDays(1)).ThenByDescending(row => row.Keys[0].Days!.Value.From)
                .Select(row => new PaceRow(now, row.Keys[0], scopes.Common(row.Keys[0].Id, scope), green, yellow)
                    .Window(row, lines.Where(line => line.Keys[0].Id == row.Keys[0].Id), explain)),
        ]);
    }

    private static IReadOnlyList<MetricRow> Ask(WorkspaceView view, IReadOnlyList<Dimension> by, DateRange days, Scope where) =>
        view.Ask(new MetricQuery(MetricCatalogue.Attainment) { By = by, Days = days, Where = where }).Rows;
}
