using System.Text.Json;
using Attain.Tests.Support;

namespace Attain.Metrics.Tests;

/// <summary>Worked numbers from the reference vectors.</summary>
internal static class Vector
{
    public static (decimal[] Before, decimal[] After, decimal[] Expected) Funnel(string id)
    {
        var vector = Find(id);
        var input = vector.GetProperty("in");
        return (Numbers(input.GetProperty("x0")), Numbers(input.GetProperty("x1")), Numbers(vector.GetProperty("expect")));
    }

    public static JsonElement Find(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Shared.Find("vectors/formulas.json")));
        return document.RootElement.EnumerateArray().Single(vector => vector.GetProperty("id").GetString() == id).Clone();
    }

    public static decimal[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDecimal())];
}
