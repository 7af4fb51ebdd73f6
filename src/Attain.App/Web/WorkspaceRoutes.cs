using Attain.App.Web.Tables;
using Microsoft.AspNetCore.Components;

namespace Attain.App.Web;

/// <summary>
/// The one way to put an endpoint below a workspace, <c>/w/{workspace}/…</c>: whoever adds one says what it needs, and the gate sees
/// to the rest. Handlers take <see cref="PageContext"/> as a parameter.
/// </summary>
public sealed class WorkspaceRoutes(RouteGroupBuilder group)
{
    /// <summary>A page to look at.</summary>
    public RouteHandlerBuilder Page<TPage>(string path, Capability needs = Capability.Read) where TPage : IComponent =>
        Get(path, needs, () => new Page<TPage>());

    public RouteHandlerBuilder Get(string path, Capability needs, Delegate handler) =>
        group.MapGet(path, handler).WithMetadata(new Needs(needs));

    /// <summary>A change: the antiforgery token is asked for before the handler runs.</summary>
    public RouteHandlerBuilder Post(string path, Capability needs, Delegate handler) =>
        group.MapPost(path, handler).WithMetadata(new Needs(needs)).DisableAntiforgery();

    /// <summary>The files of a table on a page, exactly as shown there: <c>path.csv</c> and <c>path.xlsx</c>.</summary>
    /// <param name="path">The table's <see cref="Table.Address"/>.</param>
    public void Table(string path, Func<PageContext, Table> make)
    {
        Get(path + ".csv", Capability.Export, (PageContext here) => TableFiles.Csv(make(here).Shown(here), here));
        Get(path + ".xlsx", Capability.Export, (PageContext here) => TableFiles.Excel(make(here).Shown(here), here));
    }
}
