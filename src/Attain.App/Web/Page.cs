using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Attain.App.Web;

/// <summary>
/// Answers with a component, a whole page or a part of one. It is drawn to its end before the first byte goes out, so that a fault
/// in the middle of it becomes a proper refusal instead of half a page.
/// </summary>
public sealed class Page<T>(IReadOnlyDictionary<string, object?>? parameters = null, int status = StatusCodes.Status200OK) : IResult where T : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = new StringWriter(new StringBuilder(16 * 1024));
        var services = httpContext.RequestServices;
        await services.GetRequiredService<DrawingTurns>().Draw(() => Draw(services, html), httpContext.RequestAborted);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        // Figures of one person on a shared machine are not for the next.
        response.Headers.CacheControl = "no-store";
        var writer = response.BodyWriter;
        foreach (var chunk in html.GetStringBuilder().GetChunks()) Encoding.UTF8.GetBytes(chunk.Span, writer);
        await writer.FlushAsync(httpContext.RequestAborted);
    }

    private async Task Draw(IServiceProvider services, StringWriter html)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = parameters is null ? ParameterView.Empty : ParameterView.FromDictionary(parameters.ToDictionary());
            (await renderer.RenderComponentAsync<T>(view)).WriteHtmlTo(html);
        });
    }
}

/// <summary>What a handler answers with besides whole pages.</summary>
public static class Fragment
{
    public static Page<T> Of<T>(params (string Name, object? Value)[] parameters) where T : IComponent =>
        Of<T>(StatusCodes.Status200OK, parameters);

    /// <param name="status">Another than 200: a form that comes back with what is wrong in it.</param>
    public static Page<T> Of<T>(int status, params (string Name, object? Value)[] parameters) where T : IComponent =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), status);
}
