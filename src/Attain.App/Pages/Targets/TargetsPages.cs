using Attain.App.Pages.Targets.Board;
using Attain.App.Pages.Targets.Funnel;
using Attain.App.Pages.Targets.Plans;
using Attain.App.Web;
using Attain.App.Web.Palette;

namespace Attain.App.Pages.Targets;

/// <summary>What to reach: the board, plans, the way back through the funnel.</summary>
public static class TargetsPages
{
    public static IServiceCollection AddTargetsPages(this IServiceCollection services) => services
        .AddSingleton<IRailCount, RedTargets>()
        .AddSingleton<IPaletteSource, PlansInPalette>();

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<BoardPage>("targets");
        routes.Table("targets/board", BoardTable.Tree);
        routes.Table("targets/months", BoardTable.Months);
        PlanRoutes.Map(routes);
        routes.Page<FunnelPage>("targets/funnel");
        routes.Table("targets/funnel", FunnelTable.Of);
    }
}
