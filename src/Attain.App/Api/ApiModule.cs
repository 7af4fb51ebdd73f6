using Attain.App.Access;
using Attain.App.Web;
using Attain.Core;
using Microsoft.AspNetCore.OpenApi;

namespace Attain.App.Api;

/// <summary>The programming interface: its services, its endpoints, its document and the page that shows it.</summary>
public static class ApiModule
{
    public const string Root = "/api/v1";
    private const string Page = "/api/docs";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<ApiContextHolder>();
        services.AddScoped(provider => provider.GetRequiredService<ApiContextHolder>().Context
            ?? throw new InvalidOperationException("There is an API context only behind its gate: the endpoint does not say what it needs."));
        return services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer<ApiDocument>();
            options.AddOperationTransformer<ApiOperation>();
            options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<ApiNeeds>().Any();
        });
    }

    public static void MapApi(this WebApplication app)
    {
        var outer = new OuterRoutes(app);
        app.MapOpenApi("/api/{documentName}/openapi.json").WithMetadata(new Enters(Entry.Anybody));
        outer.Get("/api", Entry.Anybody, () => Results.Redirect(Page + "/"));
        var routes = new ApiRoutes(app.MapGroup(Root));
        QuestionsApi.Map(routes);
        RecordsApi.Map(routes);
        OrdersApi.Map(routes);
        ImportsApi.Map(routes);
        app.MapFallback("/api/{**rest}", (HttpContext http) => ApiProblem.Of(http, StatusCodes.Status404NotFound, Sentence.Of("refusal.notThere")));
    }

    /// <summary>Swagger UI under <c>/api/docs</c>: everything it needs comes from this server. It writes styles into its page, and no script.</summary>
    public static void UseApiPage(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Page, StringComparison.OrdinalIgnoreCase), page => page.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);
            return next(http);
        }));
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Page[1..];
            options.SwaggerEndpoint($"{Root}/openapi.json", "v1");
            options.DocumentTitle = "Attain API";
        });
    }
}
