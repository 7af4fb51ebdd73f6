using Attain.App.Pages.Refusals;
using Attain.Core;

namespace Attain.App.Web;

/// <summary>How a request is turned down: a page for people, a note in the corner for a part of a page. Says what happened and what to do.</summary>
public static class Refusal
{
    /// <summary>Whoever sends a form had it before their eyes: somebody deleted it meanwhile, and what was typed is not saved.</summary>
    public static Task NotThere(HttpContext http) =>
        Tell(http, StatusCodes.Status404NotFound, Sentence.Of(HttpMethods.IsPost(http.Request.Method) ? "refusal.goneMeanwhile" : "refusal.notThere"));

    public static Task NotAllowed(HttpContext http) => Tell(http, StatusCodes.Status403Forbidden, Sentence.Of("refusal.notAllowed"));

    /// <summary>The form was opened in another sign-in or too long ago.</summary>
    public static Task Stale(HttpContext http) => Tell(http, StatusCodes.Status400BadRequest, Sentence.Of("refusal.stale"));

    public static Task Tell(HttpContext http, int status, Sentence says)
    {
        if (http.Response.HasStarted) return Task.CompletedTask;
        http.Response.Clear();
        http.Response.StatusCode = status;
        if (http.Request.IsFragment())
        {
            http.Response.Headers["HX-Reswap"] = "none";
            Toast.Show(http, http.RequestServices.GetRequiredService<Texts>().Say(says, Preferences.LanguageOf(http.Request)), bad: true);
            return Task.CompletedTask;
        }
        return Page(status, says).ExecuteAsync(http);
    }

    public static IResult Page(int status, Sentence says) =>
        new Page<RefusalPage>(new Dictionary<string, object?> { [nameof(RefusalPage.Status)] = status, [nameof(RefusalPage.Says)] = says }, status);

    /// <summary>A sentence in the language of the request.</summary>
    public static string Say(this HttpContext http, string key, params (string Name, object? Value)[] arguments) =>
        http.RequestServices.GetRequiredService<Texts>().Say(Sentence.Of(key, arguments), Preferences.LanguageOf(http.Request));
}

/// <summary>Turns what went wrong in a handler or page into an answer.</summary>
public sealed class Troubles(RequestDelegate next, ILogger<Troubles> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (NotThereException)
        {
            await Refusal.NotThere(http);
        }
        catch (RefusedException refused)
        {
            await Refusal.Tell(http, StatusCodes.Status422UnprocessableEntity, refused.Sentence);
        }
        catch (Exception large) when ((large as BadHttpRequestException ?? large.InnerException as BadHttpRequestException) is { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await Refusal.Tell(http, StatusCodes.Status413PayloadTooLarge, Sentence.Of("refusal.tooLarge"));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception wrong) when (!http.Response.HasStarted)
        {
            WebLog.Failed(log, wrong, http.Request.Method, http.Request.Path);
            var says = Commands.Trouble.Explain(wrong, null) ?? Sentence.Of("refusal.failed", ("trace", http.TraceIdentifier));
            await Refusal.Tell(http, StatusCodes.Status500InternalServerError, says);
        }
    }
}

internal static partial class WebLog
{
    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    public static partial void Failed(ILogger log, Exception wrong, string method, string path);
}
