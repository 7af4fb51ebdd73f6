using Attain.App.Web;
using Attain.Diagnosis;

namespace Attain.App.Pages.Today;

/// <summary>The home of every role.</summary>
public static class TodayPages
{
    public static IServiceCollection AddTodayPages(this IServiceCollection services) => services
        .AddSingleton<INoticeSource, LateNotices>()
        .AddSingleton<IRailCount, TodayCount>();

    public static void Map(WorkspaceRoutes routes, DiagnosisService diagnosis)
    {
        routes.Page<TodayPage>("today");
        routes.Page<NoticesPage>("notices");
        MarkActions.Map(routes);
        routes.Table("today/months", here => TodayTables.Months(TodayModel.Of(here, diagnosis), here));
    }
}
