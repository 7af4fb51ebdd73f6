using Attain.App.Web;
using Attain.Facts;

namespace Attain.App.Api;

/// <summary>The one way to put an endpoint into the API: whoever adds one says what it needs. Handlers take <see cref="ApiContext"/>.</summary>
/// <param name="group">Below <c>/api/v1</c>.</param>
public sealed class ApiRoutes(RouteGroupBuilder group)
{
    /// <summary>Opened by tokens that read.</summary>
    public RouteHandlerBuilder Read(string path, string says, Delegate handler) =>
        Add(group.MapGet(path, handler), says, new ApiNeeds(Capability.Read, TokenScope.Read, TokenScope.Write));

    /// <summary>Opened by tokens that edit.</summary>
    public RouteHandlerBuilder Edit(HttpMethod method, string path, string says, Delegate handler) =>
        Add(group.MapMethods(path, [method.Method], handler), says, new ApiNeeds(Capability.EditRecords, TokenScope.Write));

    /// <summary>Opened by tokens that import.</summary>
    public RouteHandlerBuilder Import(HttpMethod method, string path, string says, Delegate handler) =>
        Add(group.MapMethods(path, [method.Method], handler), says, new ApiNeeds(Capability.Import, TokenScope.Import, TokenScope.Write));

    /// <summary>Opened by any token.</summary>
    public RouteHandlerBuilder Any(string path, string says, Delegate handler) =>
        Add(group.MapGet(path, handler), says, new ApiNeeds(Capability.Read, Enum.GetValues<TokenScope>()));

    private static RouteHandlerBuilder Add(RouteHandlerBuilder builder, string says, ApiNeeds needs) =>
        builder.WithMetadata(needs, new ApiSays(says)).DisableAntiforgery();
}

/// <summary>What an endpoint does, as the document of the API tells it: a key of its texts.</summary>
public sealed record ApiSays(string Key);
