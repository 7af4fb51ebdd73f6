using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Board;

/// <summary>What the address asks to see of a tree: which rows are open, pace or months, and which figure of the months.</summary>
/// <param name="Months">By month instead of by pace.</param>
/// <param name="Figure">attainment, target or actual.</param>
public sealed record BoardSight(bool Months, string Figure, IReadOnlySet<string> Open, bool All)
{
    public const string Everything = "all";

    public static IReadOnlyList<string> Figures { get; } = ["attainment", "target", "actual"];

    public static BoardSight Of(PageContext here)
    {
        var open = here["open"] ?? "";
        return new(
            here["view"] == "months", Figures.Contains(here["show"]) ? here["show"]! : Figures[0],
            open.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), open == Everything);
    }

    public bool IsOpen(TargetNode node) => All || Open.Contains(node.Id);

    /// <summary>The value of <c>open</c> with this node turned.</summary>
    public string? Turned(TargetTree tree, TargetNode node)
    {
        var open = All ? tree.Nodes.Where(other => other.Children.Count > 0).Select(other => other.Id).ToHashSet(StringComparer.Ordinal) : Open.ToHashSet(StringComparer.Ordinal);
        if (!open.Remove(node.Id)) open.Add(node.Id);
        return open.Count == 0 ? null : string.Join(',', open.Order(StringComparer.Ordinal));
    }

    /// <summary>The rows in sight with their depth: the root and its children always.</summary>
    public IEnumerable<(TargetNode Node, int Depth)> Rows(TargetTree tree) => tree.Root is null ? [] : Rows(tree.Root, 0);

    private IEnumerable<(TargetNode, int)> Rows(TargetNode node, int depth) =>
        depth == 0 || IsOpen(node) ? node.Children.SelectMany(child => Rows(child, depth + 1)).Prepend((node, depth)) : [(node, depth)];

    /// <summary>Its page of records: the node's own part, in the days of a calendar period; null for other windows.</summary>
    public static string? Records(PageContext here, TargetNode node, DateRange days)
    {
        if (LabelOf(here.Profile.Calendar, days) is not { } period) return null;
        (string, string?)[] member = node.Key is { } key && key.Id != 0 ? [(key.Dimension.Name(), key.ExternalId)] : [];
        return here.Link("diagnose/records", [("metric", MetricCatalogue.Revenue.Id.Name), ("period", period), .. member]);
    }

    /// <summary>The label of the calendar period that has exactly these days.</summary>
    public static string? LabelOf(FiscalCalendar calendar, DateRange days)
    {
        foreach (var grain in new[] { Grain.Month, Grain.Quarter, Grain.Year })
            if (calendar.Of(grain, days.From) is var period && period.Days == days) return calendar.Label(period);
        return null;
    }
}
