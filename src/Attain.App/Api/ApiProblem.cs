using Attain.App.Web;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Api;

/// <summary>What went wrong, as RFC 9457 writes it, in the language that was asked for.</summary>
public static class ApiProblem
{
    public static IResult Of(HttpContext http, int status, Sentence says, IDictionary<string, object?>? more = null) =>
        Results.Problem(Say(http, says), http.Request.Path, status, extensions: more);

    /// <summary>Everything that is wrong with what was sent, at its fields.</summary>
    public static IResult Of(HttpContext http, InvalidFieldsException wrong) => Results.ValidationProblem(
        wrong.Problems.GroupBy(p => p.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => Say(http, p.Says)).ToArray(), StringComparer.Ordinal),
        Say(http, Sentence.Of("api.invalid")), http.Request.Path, StatusCodes.Status422UnprocessableEntity);

    private static string Say(HttpContext http, Sentence sentence) =>
        http.RequestServices.GetRequiredService<Texts>().Say(sentence, Preferences.LanguageOf(http.Request));
}
