using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary>
/// How the command line writes JSON: one document, money as exact decimal strings, ratios with up to twelve significant
/// digits, days as ISO dates, dimension members as id and name.
/// </summary>
public static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Document(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Up to twelve significant digits, without trailing zeros.</summary>
    public static string Ratio(decimal value)
    {
        if (value == 0) return "0";
        var digitsBefore = (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        var places = Math.Clamp(12 - digitsBefore, 0, 28);
        return Plain(Math.Round(value, places, MidpointRounding.AwayFromZero));
    }

    /// <summary>Without trailing zeros and without an exponent.</summary>
    public static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static void Range(this Utf8JsonWriter json, string name, DateRange days)
    {
        json.WriteStartObject(name);
        json.WriteString("from", Day(days.From));
        json.WriteString("to", Day(days.Last));
        json.WriteEndObject();
    }

    public static void MoneyOrNull(this Utf8JsonWriter json, string name, Money? money)
    {
        if (money is { } known) json.WriteString(name, known.ToExact());
        else json.WriteNull(name);
    }

    public static void RatioOrNull(this Utf8JsonWriter json, string name, decimal? ratio)
    {
        if (ratio is { } known) json.WriteString(name, Ratio(known));
        else json.WriteNull(name);
    }

    /// <summary>Time dimensions as their label, members as id and name; no member as null.</summary>
    public static void Member(this Utf8JsonWriter json, DimensionValue key, WorkspaceProfile profile)
    {
        var name = key.Dimension.Name();
        if (key.Days is { } days && key.Dimension.IsTime())
        {
            json.WriteString(name, profile.Calendar.Label(profile.Calendar.Of(key.Dimension.ToGrain(), days.From)));
        }
        else if (key.Dimension != Dimension.Window && key.Id == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteStartObject(name);
            json.WriteString("id", key.ExternalId);
            json.WriteString("name", key.Name);
            json.WriteEndObject();
        }
    }

    public static void Value(this Utf8JsonWriter json, MetricDefinition metric, MetricValue value, Currency currency)
    {
        json.WriteStartObject(metric.Id.ToString());
        if (value.Value is not { } number) json.WriteNull("value");
        else if (value.Denominator is null && metric.Unit == MetricUnit.Money) json.WriteString("value", Exact(number, currency));
        else json.WriteString("value", value.Denominator is null ? Plain(number) : Ratio(number));
        if (value.Denominator is not null)
        {
            json.WriteString("numerator", Plain(value.Numerator ?? 0));
            json.WriteString("denominator", Plain(value.Denominator.Value));
        }
        if (value.State == ValueState.NotLoaded) json.WriteBoolean("notLoaded", true);
        json.WriteEndObject();
    }

    private static string Exact(decimal number, Currency currency) => number.ToString("F" + currency.Scale, CultureInfo.InvariantCulture);
}
