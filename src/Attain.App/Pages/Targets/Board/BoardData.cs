using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Board;

/// <summary>The tree of a period beside what the same columns brought a year before.</summary>
/// <param name="Before">Revenue of each column's days a year earlier; null where facts do not reach back.</param>
/// <param name="Ignored">Dimensions of the scope for which no target is set: the board goes by the organisation alone.</param>
/// <param name="Scope">What the tree is of: the page's scope as far as targets are set for it.</param>
public sealed record BoardData(TargetTree Tree, IReadOnlyList<Money?> Before, IReadOnlyList<Dimension> Ignored, Scope Scope)
{
    private static readonly Dimension[] Organisation = [Dimension.Division, Dimension.Team, Dimension.Rep];

    /// <summary>In the scope and period of the page.</summary>
    public static BoardData Of(PageContext here) => Of(here, here.Period.Whole, here.Scope);

    /// <summary>Of other days, in the scope of the page.</summary>
    public static BoardData OfDays(PageContext here, DateRange days) => Of(here, days, here.Scope);

    /// <summary>The present year of all that is in sight: what the rail counts.</summary>
    public static BoardData OfYear(PageContext here) =>
        Of(here, PagePeriod.Of(PagePeriod.Standard, here.Profile.Calendar, here.AsOf).Whole, Scope.Company);

    /// <summary>Why the node is behind; null where it is not.</summary>
    public PaceCause? Cause(PageContext here, TargetNode node) => Tree.Root is { } root && node == root
        ? Causes(here, "root", [root]).GetValueOrDefault(node.Id)
        : Tree.Nodes.FirstOrDefault(other => other.Children.Contains(node)) is { } parent ? Causes(here, parent.Id, parent.Children).GetValueOrDefault(node.Id) : null;

    private IReadOnlyDictionary<string, PaceCause> Causes(PageContext here, string family, IReadOnlyList<TargetNode> nodes) =>
        here.Keep(("targets.causes", Tree.Days, Scope, family), () => TargetCauses.Of(here.View, Tree, nodes, Scope));

    private static BoardData Of(PageContext here, DateRange days, Scope scope) => here.Keep(("targets.board", days, scope), () =>
    {
        var tree = TargetTreeBuilder.Build(here.View, days, scope);
        IReadOnlyList<Dimension> ignored = [.. scope.Members.Keys.Except(Organisation)];
        if (tree.Root is null && ignored.Count > 0)
        {
            scope = scope.Members.Where(pair => Organisation.Contains(pair.Key)).Aggregate(Scope.Company, (fit, pair) => fit.With(pair.Key, [.. pair.Value]));
            tree = TargetTreeBuilder.Build(here.View, days, scope);
        }
        else ignored = [];
        return new BoardData(tree, [.. tree.Columns.Select(column => YearBefore(here.View, column, scope))], ignored, scope);
    });

    private static Money? YearBefore(WorkspaceView view, DateRange column, Scope scope)
    {
        var days = new DateRange(column.From.AddYears(-1), column.To.AddYears(-1));
        if (days.From < view.FactDays.From) return null;
        return Money.Round(view.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = days, Where = scope }).Single.Value ?? 0, view.Profile.Currency);
    }
}
