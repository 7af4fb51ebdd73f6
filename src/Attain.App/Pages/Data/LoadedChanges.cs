using Attain.App.Imports;
using Attain.App.Web;

namespace Attain.App.Pages.Data;

/// <summary>The integrity checks, started and looked after.</summary>
public static class LoadedChanges
{
    public static IResult Check(PageContext here, HttpContext http, DataChecks checks)
    {
        checks.Start(here.Seat.WorkspaceId, here.View.Store);
        return http.Request.IsFragment() ? Fragment.Of<ChecksCard>() : Done.Goto(http, here.Link("data") + "#checks");
    }

    /// <summary>Without script the page shows the same.</summary>
    public static IResult Progress(PageContext here, HttpContext http) =>
        http.Request.IsFragment() ? Fragment.Of<ChecksCard>() : Results.LocalRedirect(here.Link("data") + "#checks");
}
