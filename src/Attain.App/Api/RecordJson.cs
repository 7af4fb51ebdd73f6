using System.Globalization;
using System.Text.Json;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Api;

/// <summary>The fields of a kind of record, for the document of the API.</summary>
/// <param name="Lines">The fields of its lines; null where it has none.</param>
internal sealed record RecordShape(string Name, EditForm Form, EditForm? Lines);

/// <summary>
/// Records as JSON: every field under its name; ids and counts as numbers, money and quantities as exact decimal strings, days as
/// ISO dates, an empty field as null.
/// </summary>
internal static class RecordJson
{
    public static void Write(Utf8JsonWriter json, EditForm form, IEditedRow row, WorkspaceProfile profile)
    {
        json.WriteStartObject();
        Fields(json, form, row, profile);
        json.WriteEndObject();
    }

    public static void Fields(Utf8JsonWriter json, EditForm form, IEditedRow row, WorkspaceProfile profile)
    {
        json.WriteNumber("id", row.Id);
        json.WriteNumber("version", row.ChangeId);
        if (row is Record { ExternalId.Length: > 0 } record) json.WriteString("externalId", record.ExternalId);
        foreach (var field in form.Fields)
        {
            var text = form.Text(row, field, profile);
            if (text is null) json.WriteNull(field.Name);
            else if (field.Type is EditType.Reference or EditType.Count) json.WriteNumber(field.Name, long.Parse(text, CultureInfo.InvariantCulture));
            else json.WriteString(field.Name, text);
        }
    }

    /// <exception cref="BadHttpRequestException">The body is no JSON object.</exception>
    public static async Task<JsonElement> Body(HttpContext http)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Told below.
        }
        throw new BadHttpRequestException("The body is not a JSON object.");
    }

    /// <summary>What was sent, as if it had been typed.</summary>
    /// <param name="besides">Names that are no fields.</param>
    /// <exception cref="InvalidFieldsException">A field holds a list or an object.</exception>
    public static Dictionary<string, string?> Typed(JsonElement body, params ReadOnlySpan<string> besides)
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in body.EnumerateObject())
            if (!besides.Contains(property.Name))
                typed[property.Name] = property.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => property.Value.GetString(),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                    _ => throw new InvalidFieldsException([new FieldProblem(property.Name, Sentence.Of("api.oneValue"))]),
                };
        return typed;
    }
}
