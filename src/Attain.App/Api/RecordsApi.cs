using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Api;

/// <summary>
/// Records as people edit them in the pages, with the same checks, merging and history. A record carries its version, in the
/// document and as ETag; a change says by If-Match which version it was made on.
/// </summary>
internal static class RecordsApi
{
    public static void Map(ApiRoutes routes)
    {
        Map(routes, "customers", Records.Customers, null);
        Map(routes, "contacts", Records.Contacts, null);
        Map<Lead>(routes, "leads", Records.Leads, reps => row => row.RepId != null && reps.Contains(row.RepId.Value));
        Map<Opportunity>(routes, "opportunities", Records.Opportunities, reps => row => row.RepId != null && reps.Contains(row.RepId.Value));
        Map<Activity>(routes, "activities", Records.Activities, reps => row => row.RepId != null && reps.Contains(row.RepId.Value));
        Map<Ticket>(routes, "tickets", Records.Tickets, reps => row => row.RepId != null && reps.Contains(row.RepId.Value));
    }

    /// <param name="likely">Rows of these reps, where a row says whose it is.</param>
    private static void Map<T>(ApiRoutes routes, string name, RecordEditor<T> editor, Func<IReadOnlyCollection<int>, Expression<Func<T, bool>>>? likely) where T : class, IEditedRow, new()
    {
        var all = $"workspaces/{{workspace:int}}/{name}";
        var one = all + "/{id:int}";
        var fields = new RecordShape(name, editor.Form, null);
        routes.Read(all, "api.list", (ApiContext here, int? cursor, int? limit) =>
        {
            var most = Cursor.Limit(limit);
            var rows = editor.Page(here.View, cursor ?? 0, most + 1, here.View.Viewer.RepIds is { } reps ? likely?.Invoke(reps) : null);
            return Cursor.Answer(rows, most, row => row.Id, (json, row) => RecordJson.Write(json, editor.Form, row, here.View.Profile));
        }).WithMetadata(fields);
        routes.Read(one, "api.get", (HttpContext http, ApiContext here, int id) => Show(http, here, editor, id)).WithMetadata(fields);
        routes.Edit(HttpMethod.Post, all, "api.create", async (HttpContext http, ApiContext here) =>
        {
            var typed = RecordJson.Typed(await RecordJson.Body(http));
            Own(here, editor.Form, typed);
            var saved = (EditOutcome.Saved)editor.Create(here.View, typed, here.Account.Name);
            http.Response.Headers.Location = $"{http.Request.Path}/{saved.Id.ToString(CultureInfo.InvariantCulture)}";
            return Show(http, here, editor, saved.Id, StatusCodes.Status201Created);
        }).WithMetadata(fields);
        routes.Edit(HttpMethod.Patch, one, "api.change", async (HttpContext http, ApiContext here, int id) =>
        {
            var typed = RecordJson.Typed(await RecordJson.Body(http));
            return IfMatch.Of(http) is not { } version ? IfMatch.Missing(http)
                : IfMatch.Conflict(http, editor.Change(here.View, id, version, typed, here.Account.Name)) ?? Show(http, here, editor, id);
        }).WithMetadata(fields);
        routes.Edit(HttpMethod.Delete, one, "api.delete", (HttpContext http, ApiContext here, int id) =>
            IfMatch.Of(http) is not { } version ? IfMatch.Missing(http)
            : IfMatch.Conflict(http, editor.Delete(here.View, id, version, here.Account.Name)) ?? Results.NoContent()).WithMetadata(fields);
    }

    /// <summary>What a rep makes without saying whose it is is the rep's.</summary>
    private static void Own(ApiContext here, EditForm form, Dictionary<string, string?> typed)
    {
        if (here.View.Viewer.RepIds is not null && form.Fields.FirstOrDefault(field => field.To == typeof(Person)) is { } whose)
            typed.TryAdd(whose.Name, here.Seat!.PersonId?.ToString(CultureInfo.InvariantCulture));
    }

    private static IResult Show<T>(HttpContext http, ApiContext here, RecordEditor<T> editor, int id, int status = StatusCodes.Status200OK) where T : class, IEditedRow, new()
    {
        var row = editor.Read(here.View, id);
        http.Response.Headers.ETag = IfMatch.Tag(row.ChangeId);
        return new JsonAnswer(json => RecordJson.Write(json, editor.Form, row, here.View.Profile), status);
    }
}

/// <summary>Lists in pages: each says where the next one begins.</summary>
internal static class Cursor
{
    private const int Most = 200;
    private const int Usual = 50;

    public static int Limit(int? asked) => Math.Clamp(asked ?? Usual, 1, Most);

    /// <param name="rows">One more than asked for where there are more.</param>
    public static JsonAnswer Answer<T>(IReadOnlyList<T> rows, int most, Func<T, int> id, Action<Utf8JsonWriter, T> write) => new(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var row in rows.Take(most)) write(json, row);
        json.WriteEndArray();
        if (rows.Count > most) json.WriteNumber("next", id(rows[most - 1]));
        else json.WriteNull("next");
        json.WriteEndObject();
    });
}

/// <summary>Which version a change was made on, and what to say when somebody else was faster.</summary>
internal static class IfMatch
{
    public static string Tag(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    public static long? Of(HttpContext http) =>
        long.TryParse(http.Request.Headers.IfMatch.ToString().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    public static IResult Missing(HttpContext http) => ApiProblem.Of(http, StatusCodes.Status428PreconditionRequired, Sentence.Of("api.ifMatch"));

    /// <returns>Null where there is no conflict.</returns>
    public static IResult? Conflict(HttpContext http, EditOutcome outcome)
    {
        if (outcome is not EditOutcome.Conflict conflict) return null;
        http.Response.Headers.ETag = Tag(conflict.Version);
        return ApiProblem.Of(http, StatusCodes.Status412PreconditionFailed, Sentence.Of("api.conflict", ("who", conflict.Theirs.Actor)), new Dictionary<string, object?>
        {
            ["version"] = conflict.Version,
            ["theirs"] = new { by = conflict.Theirs.Actor, at = DateTimeOffset.FromUnixTimeSeconds(conflict.Theirs.At) },
            ["fields"] = conflict.Fields.Select(f => new { field = f.Field, was = f.Was, theirs = f.Theirs, mine = f.Mine }).ToList(),
        });
    }
}
