using System.Globalization;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Report;

/// <summary>The texts in one language, and how this language writes names, days and numbers.</summary>
public sealed class Words(Texts texts, Language language, WorkspaceProfile profile)
{
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public Language Language => language;

    public WorkspaceProfile Profile => profile;

    /// <summary>As HTML's lang attribute names the language.</summary>
    public string Tag => language == Language.Chinese ? "zh-CN" : "en";

    /// <summary>Makes an id unique although the document holds everything once per language.</summary>
    public string Id(string id) => (language == Language.Chinese ? "zh-" : "en-") + id;

    public string this[string key] => texts.Say(key, language);

    /// <summary>Whether any floor says a key.</summary>
    public bool Has(string key) => texts.Has(key);

    public string Say(Sentence sentence) => texts.Say(sentence, language);

    public string Say(string key, params (string Name, object? Value)[] arguments) => Say(Sentence.Of(key, arguments));

    public string Short(Money money) => Format.Short(money, language);

    public string Exact(Money money) => Format.Exact(money, language);

    /// <summary>Every decimal, grouped, without the currency: for tables that name it once.</summary>
    public static string Digits(Money money) =>
        money.ToDecimal().ToString("N" + money.Currency.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public string Percent(decimal? share) => Format.Percent(share, language);

    /// <summary>With its sign also when positive: a change.</summary>
    public string Signed(decimal? change) => (change > 0 ? "+" : "") + Percent(change);

    public string Signed(Money change) => (change.Units > 0 ? "+" : "") + Short(change);

    public string Day(DateOnly day) => Format.Day(day, language);

    public string Days(DateRange days) => Format.Days(days, language);

    /// <summary>3月, Mar.</summary>
    public string Month(DateOnly month) => language == Language.Chinese
        ? month.Month.ToString(CultureInfo.InvariantCulture) + "月"
        : EnglishMonths[month.Month - 1];

    /// <summary>A member as people call it; what the product itself defines is named in the language spoken.</summary>
    public string Name(DimensionValue value) =>
        value.TextKey is { } key ? this[key]
        : value.Name.Length > 0 ? value.Name
        : value.ExternalId;

    public string Names(IEnumerable<DimensionValue> values) => List(values.Select(Name));

    public string List(IEnumerable<string> items) => string.Join(language == Language.Chinese ? "、" : ", ", items);

    /// <summary>A cause without its amount, for where the amount stands beside it; in full where it has no shorter words.</summary>
    public string Cause(GapPart part)
    {
        var shorter = $"report.cause.{part.Driver.Key.Replace('.', '-')}";
        return Say(texts.Has(shorter) ? part.Driver with { Key = shorter } : part.Driver);
    }

    /// <summary>How a gap was split, in words.</summary>
    public string Method(GapExplanation gap) => this[$"gap.method.{gap.Method}"];

    /// <summary>2013-Q4.</summary>
    public string Label(Period period) => profile.Calendar.Label(period);

    public string Name(MetricDefinition metric) => this[$"metric.{metric.Id.Name}"];

    /// <summary>A metric's value by its unit; a sign for nothing where there is none.</summary>
    public string Value(MetricDefinition metric, MetricValue value) => value.Value is not { } number ? Format.Nothing : metric.Unit switch
    {
        MetricUnit.Money => Short(Money.Round(number, profile.Currency)),
        MetricUnit.Share => Percent(number),
        MetricUnit.Count => Format.Number((long)number),
        _ => Format.Number(number),
    };

    /// <summary>The same in full, with numerator and denominator where there are both.</summary>
    public string Full(MetricDefinition metric, MetricValue value) => value switch
    {
        { State: ValueState.NotLoaded } => this["report.notLoaded"],
        { Value: null } => this["report.undefined"],
        { Denominator: { } below, Numerator: { } above } => $"{Format.Number(above)} ÷ {Format.Number(below)}",
        { Value: { } number } when metric.Unit == MetricUnit.Money => Exact(Money.Round(number, profile.Currency)),
        { Value: { } number } => Format.Number(number),
    };
}
