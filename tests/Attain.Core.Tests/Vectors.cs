using System.Text.Json;

namespace Attain.Core.Tests;

/// <summary>Worked numbers, by id.</summary>
internal static class Vectors
{
    public static (JsonElement In, JsonElement Expect) Get(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors.json")));
        var vector = document.RootElement.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id).Clone();
        return (vector.GetProperty("in"), vector.GetProperty("expect"));
    }

    public static long[] Longs(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt64())];
}
