using Attain.App.Web;
using Attain.App.Web.Palette;

namespace Attain.App.Pages.Execute;

/// <summary>The pages on which people sell: the board, actions, leads, customers, tickets, and every record's form.</summary>
public static class ExecutePages
{
    public static IServiceCollection AddExecutePages(this IServiceCollection services) => services
        .AddSingleton<IPaletteSource, RecordsInPalette>()
        .AddSingleton<IRailCount, ActionsInRail>();

    public static void Map(WorkspaceRoutes routes)
    {
        BoardRoutes.Map(routes);
        DealRoutes.Map(routes);
        ActivityRoutes.Map(routes);
        LeadRoutes.Map(routes);
        TicketRoutes.Map(routes);
        ActionRoutes.Map(routes);
        CustomerRoutes.Map(routes);
        OrderRoutes.Map(routes);
        FormRoutes.Map(routes);
    }
}
