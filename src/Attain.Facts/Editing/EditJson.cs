using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attain.Facts;

/// <summary>Whole rows as the edit log keeps them.</summary>
internal static class EditJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is read by people and never put into a page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IEditedRow row) => JsonSerializer.Serialize(row, row.GetType(), Options);

    public static IEditedRow Read(string json, Type type) => (IEditedRow)JsonSerializer.Deserialize(json, type, Options)!;

    public static IEditedRow Copy(IEditedRow row) => Read(Write(row), row.GetType());
}
