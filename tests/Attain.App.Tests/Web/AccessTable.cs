using Attain.App.Access;
using Attain.App.Api;
using Attain.App.Web;
using Attain.Facts;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Attain.App.Tests.Web;

/// <summary>An endpoint as the table of access lists it.</summary>
public sealed record Door(string Method, string Path, Needs? Needs, Enters? Enters, ApiNeeds? Api)
{
    public bool IsGuarded => Needs is not null || Enters is not null || Api is not null;

    /// <summary>An address that leads there: into this workspace, to records that do not exist.</summary>
    public string Address(int workspace) => string.Join('/', Path.Split('/').Select(part =>
        part == "{workspace:int}" ? workspace.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : part.Contains(":int", StringComparison.Ordinal) ? "987654" : part.StartsWith('{') ? "nothing" : part));
}

/// <summary>Who may call what, read from the endpoints of the running application.</summary>
internal static class AccessTable
{
    public static IReadOnlyList<AccountRole> Roles { get; } = Enum.GetValues<AccountRole>();

    public static IReadOnlyList<Door> Of(RunningApp app) =>
    [
        .. from endpoint in app.Endpoints
           where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           where method != "HEAD"
           let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           // What leads nowhere is told so.
           where path is not ("/{*path:nonfile}" or "/{**path:file}" or "/api/{**rest}") && !path.StartsWith("/w/{workspace:int}/dev/", StringComparison.Ordinal)
           orderby path, method
           select new Door(method, path, endpoint.Metadata.GetMetadata<Needs>(), endpoint.Metadata.GetMetadata<Enters>(), endpoint.Metadata.GetMetadata<ApiNeeds>()),
    ];

    public static bool May(AccountRole role, Door door) => door.Enters is not null || Attain.App.Web.Roles.May(role, door.Needs?.Capability ?? door.Api!.Capability);

    public static string Markdown(IReadOnlyList<Door> doors) => string.Join('\n', (IEnumerable<string>)
    [
        "# Who may do what",
        "",
        "Written by a test from the endpoints of the running application (`ATTAIN_WRITE_DOCS=1`), and checked by calling each of them as each role.",
        "Which rows somebody sees is another matter: a rep or manager sees their own and those of everybody below, in every page, list, file, search and answer of the API; what is out of sight is answered like what does not exist.",
        "",
        "## Outside of a company",
        "",
        "| method | address | who |",
        "|---|---|---|",
        .. doors.Where(d => d.Enters is not null).Select(d => $"| {d.Method} | `{d.Path}` | {(d.Enters!.Entry == Entry.Anybody ? "anybody" : "whoever is signed in, for their own account")} |"),
        "",
        "In demo mode there is also `POST /sign-in/demo`, for anybody. The page of the API, `/api/docs`, and style sheets, scripts and pictures are anybody's.",
        "",
        "## Pages of a company",
        "",
        .. Table(doors.Where(d => d.Needs is not null), d => d.Needs!.Capability.ToString()),
        "",
        "## API",
        "",
        "A token opens what its account's role may, within its scope. A browser's session opens nothing here.",
        "",
        .. Table(doors.Where(d => d.Api is not null), d => $"{d.Api!.Capability}; token: {string.Join(", ", d.Api.Scopes.Order().Select(s => s.ToString().ToLowerInvariant()))}"),
        "",
    ]);

    private static IEnumerable<string> Table(IEnumerable<Door> doors, Func<Door, string> needs) =>
    [
        $"| method | address | needs | {string.Join(" | ", Roles.Select(r => r.ToString().ToLowerInvariant()))} |",
        $"|---|---|---|{string.Concat(Roles.Select(_ => "---|"))}",
        .. doors.Select(door => $"| {door.Method} | `{door.Path}` | {needs(door)} | {string.Join(" | ", Roles.Select(r => May(r, door) ? "✓" : "–"))} |"),
    ];
}
