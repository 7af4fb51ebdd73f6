using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Pages.Execute;

/// <summary>What the rest of a request is drawn from once it has written something: the state with the change in it.</summary>
internal static class Afterwards
{
    public static PageContext Of(PageContext here, HttpContext http, LiveWorkspaces workspaces)
    {
        var scope = http.RequestServices.CreateScope();
        http.Response.RegisterForDispose(scope);
        var after = new PageContext(here.Seat, here.Seats, workspaces.Open(here.Seat.Workspace).Now(), http.RequestServices.GetRequiredService<Texts>(), here.Language, http.Request);
        scope.ServiceProvider.GetRequiredService<PageContextHolder>().Context = after;
        http.RequestServices = scope.ServiceProvider;
        return after;
    }
}
