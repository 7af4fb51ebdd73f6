using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Metrics;
using Attain.Targets;
using Microsoft.Extensions.Primitives;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>
/// A plan as far as it is filled in. All of it stands in the address, so that back and forth lose nothing and it works without
/// script; nothing is written before it is saved.
/// </summary>
/// <param name="Step">1 year, 2 total, 3 breakdown, 4 check.</param>
/// <param name="Basis">floor, target or stretch from history; own.</param>
/// <param name="Own">The own amount as typed; <paramref name="Growth"/> in its place.</param>
public sealed record PlanDraft(int Step, int Year, string Why, string Basis, string Own, string Growth, IReadOnlyList<Dimension> Along)
{
    public const int Steps = 4;

    public static IReadOnlyList<string> Levels { get; } = ["floor", "target", "stretch"];

    /// <summary>What one can cut along in a guided form; customers and single products would be too many cells to look at.</summary>
    public static IReadOnlyList<Dimension> Choices { get; } = [Dimension.Rep, Dimension.Line, Dimension.Category, Dimension.Territory, Dimension.Channel];

    public static PlanDraft Of(PageContext here, Func<string, StringValues> read)
    {
        // Hidden fields come before the button pressed: the last value counts.
        string Text(string name) => read(name).LastOrDefault() ?? "";
        var next = here.Profile.Calendar.Next(here.Profile.Calendar.Of(Grain.Year, here.AsOf)).Days.From.Year;
        var chosen = read("along").SelectMany(value => (value ?? "").Split(','))
            .Select(name => Dimensions.TryParse(name, out var dimension) && Choices.Contains(dimension) ? (Dimension?)dimension : null).OfType<Dimension>().Distinct().ToList();
        return new(
            Number(Text("step"), 1, Steps) ?? 1,
            Number(Text("year"), 1902, 2099) ?? next,
            Text("why").Trim(),
            Text("basis") is var basis && (basis == "own" || Levels.Contains(basis)) ? basis : "target",
            Text("own").Trim(), Text("growth").Trim(),
            // An empty choice is one too, once the step was passed.
            chosen.Count > 0 || Text("chosen") == "1" ? chosen : [.. Choices.Take(2).Where(dimension => here.View.Directory.All(dimension).Any())]);
    }

    public Period Period(PageContext here) => here.Profile.Calendar.Of(Grain.Year, new DateOnly(Year, here.Profile.Calendar.FirstMonth, 1));

    public AdviceResult Advice(PageContext here) => here.Keep(("plan.advice", Year), () => TargetAdvisor.Advise(here.View, Period(here)));

    /// <summary>What the last twelve months brought: growth is told against it.</summary>
    public Money Before(PageContext here) => Money.Round(
        here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = TrailingYear.EndingOn(here.AsOf) }).Single.Value ?? 0, here.Profile.Currency);

    /// <summary>The total chosen, at the scale of plans; or what is wrong with it.</summary>
    public (Money? Total, Sentence? Wrong) Total(PageContext here)
    {
        var currency = new Currency(here.Profile.Currency.Code, Math.Min(PlanService.FinestScale, here.Profile.Currency.Scale));
        if (Basis != "own")
        {
            return Advice(here) is { Advice: { } advice }
                ? (Money.Round((Basis switch { "floor" => advice.Floor, "stretch" => advice.Stretch, _ => advice.Target }).Amount.ToDecimal(), currency), null)
                : (null, Sentence.Of("plannew.total.chooseOwn"));
        }
        if (Own.Length > 0)
        {
            return AmountText.Amount(Own) is > 0 and < 100_000_000_000_000m and { } amount
                ? (Money.Round(amount, currency), null)
                : (null, Sentence.Of("plannew.total.unreadable", ("text", Own)));
        }
        if (Growth.Length == 0) return (null, Sentence.Of("plannew.total.missing"));
        return AmountText.Percent(Growth) is > -1 and < 100 and { } growth && Before(here) is { Units: > 0 } before
            ? (Money.Round(before.ToDecimal() * (1 + growth), currency), null)
            : (null, Sentence.Of("plannew.growth.unreadable", ("text", Growth)));
    }

    /// <summary>The breakdown as it would be saved.</summary>
    /// <exception cref="RefusedException">No history to follow.</exception>
    public BreakdownResult Breakdown(PageContext here, Money total) => here.Keep(
        ("plan.breakdown", Year, total, string.Join(',', Along)), () => BreakdownBuilder.Build(here.View, Period(here), total, Along));

    /// <summary>Everything as fields of a form, without the step.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
    [
        ("year", Year.ToString(CultureInfo.InvariantCulture)), ("why", Why), ("basis", Basis), ("own", Own), ("growth", Growth), ("chosen", "1"),
        .. Along.Select(dimension => ("along", dimension.Name())),
    ];

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
