using System.Globalization;
using System.Text.Json;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Api;

/// <summary>
/// Sales documents with their lines, read and written as one. In a change, a line with an id is changed, one without is added, one
/// with <c>"removed": true</c> taken out; lines that are not named stay.
/// </summary>
internal static class OrdersApi
{
    private const string All = "workspaces/{workspace:int}/orders";
    private const string One = All + "/{id:int}";

    public static void Map(ApiRoutes routes)
    {
        var shape = new RecordShape("orders", Records.Orders.Form, Records.Orders.LineForm);
        routes.Read(All, "api.list", List).WithMetadata(shape);
        routes.Read(One, "api.get", (HttpContext http, ApiContext here, int id) => Show(http, here, id)).WithMetadata(shape);
        routes.Edit(HttpMethod.Post, All, "api.create", Create).WithMetadata(shape);
        routes.Edit(HttpMethod.Patch, One, "api.change", Change).WithMetadata(shape);
        routes.Edit(HttpMethod.Delete, One, "api.delete", (HttpContext http, ApiContext here, int id) =>
            IfMatch.Of(http) is not { } version ? IfMatch.Missing(http)
            : IfMatch.Conflict(http, Records.Orders.Delete(here.View, id, version, here.Account.Name)) ?? Results.NoContent()).WithMetadata(shape);
    }

    /// <summary>Heads only; the lines are with each order.</summary>
    private static JsonAnswer List(ApiContext here, int? cursor, int? limit)
    {
        var most = Cursor.Limit(limit);
        var reps = here.View.Viewer.RepIds;
        var rows = Records.Orders.Page(here.View, cursor ?? 0, most + 1, reps is null ? null : row => row.RepId != null && reps.Contains(row.RepId.Value));
        return Cursor.Answer(rows, most, row => row.Id, (json, row) => RecordJson.Write(json, Records.Orders.Form, row, here.View.Profile));
    }

    private static async Task<IResult> Create(HttpContext http, ApiContext here)
    {
        var body = await RecordJson.Body(http);
        var saved = (EditOutcome.Saved)Records.Orders.Create(here.View, RecordJson.Typed(body, "lines"), Lines(body), here.Account.Name);
        http.Response.Headers.Location = $"{http.Request.Path}/{saved.Id.ToString(CultureInfo.InvariantCulture)}";
        return Show(http, here, saved.Id, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Change(HttpContext http, ApiContext here, int id)
    {
        var body = await RecordJson.Body(http);
        return IfMatch.Of(http) is not { } version ? IfMatch.Missing(http)
            : IfMatch.Conflict(http, Records.Orders.Change(here.View, id, version, RecordJson.Typed(body, "lines"), Lines(body), here.Account.Name)) ?? Show(http, here, id);
    }

    private static JsonAnswer Show(HttpContext http, ApiContext here, int id, int status = StatusCodes.Status200OK)
    {
        var (head, lines) = Records.Orders.Read(here.View, id);
        http.Response.Headers.ETag = IfMatch.Tag(head.ChangeId);
        return new JsonAnswer(json =>
        {
            json.WriteStartObject();
            RecordJson.Fields(json, Records.Orders.Form, head, here.View.Profile);
            json.WriteStartArray("lines");
            foreach (var line in lines) RecordJson.Write(json, Records.Orders.LineForm, line, here.View.Profile);
            json.WriteEndArray();
            json.WriteEndObject();
        }, status);
    }

    /// <exception cref="InvalidFieldsException">The lines are no list of objects.</exception>
    private static List<TypedLine> Lines(JsonElement body)
    {
        if (!body.TryGetProperty("lines", out var lines)) return [];
        if (lines.ValueKind != JsonValueKind.Array || lines.EnumerateArray().Any(line => line.ValueKind != JsonValueKind.Object))
            throw new InvalidFieldsException([new FieldProblem("lines", Sentence.Of("api.lines"))]);
        return
        [
            .. lines.EnumerateArray().Select(line => new TypedLine(
                line.TryGetProperty("id", out var id) && id.TryGetInt32(out var known) ? known : null,
                line.TryGetProperty("version", out var version) && version.TryGetInt64(out var made) ? made : 0,
                RecordJson.Typed(line, "id", "version", "removed", "externalId"),
                line.TryGetProperty("removed", out var removed) && removed.ValueKind == JsonValueKind.True)),
        ];
    }
}
