using System.Globalization;
using Attain.App.Pages.Targets.Board;
using Attain.App.Pages.Targets.Plans;
using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Funnel;

/// <summary>What the page asks: an amount, the days for it, and rates assumed in place of measured ones.</summary>
/// <param name="Amount">As typed; empty: what is still missing to the target of these days.</param>
/// <param name="Span">rest-year, rest-quarter, rest-month, next-quarter, next-year.</param>
public sealed record FunnelQuestion(string Amount, string Span, string Win, string Convert, string Average, string Leads)
{
    public static IReadOnlyList<string> Spans { get; } = ["rest-month", "rest-quarter", "rest-year", "next-quarter", "next-year"];

    public static FunnelQuestion Of(PageContext here) => new(
        here["amount"]?.Trim() ?? "", Spans.Contains(here["span"]) ? here["span"]! : "rest-year",
        here["win"]?.Trim() ?? "", here["convert"]?.Trim() ?? "", here["average"]?.Trim() ?? "", here["leads"]?.Trim() ?? "");

    public bool IsChanged => Win.Length + Convert.Length + Average.Length > 0;

    public Grain Grain => Span.EndsWith("month", StringComparison.Ordinal) ? Grain.Month : Span.EndsWith("quarter", StringComparison.Ordinal) ? Grain.Quarter : Grain.Year;

    /// <summary>The whole period, and the days of it that are left.</summary>
    public (DateRange Whole, DateRange Days) Period(PageContext here)
    {
        var calendar = here.Profile.Calendar;
        var now = calendar.Of(Grain, here.AsOf);
        if (Span.StartsWith("next", StringComparison.Ordinal)) return (calendar.Next(now).Days, calendar.Next(now).Days);
        var tomorrow = here.AsOf.AddDays(1);
        return (now.Days, new DateRange(tomorrow < now.Days.To ? tomorrow : now.Days.To, now.Days.To));
    }

    /// <summary>
    /// The amount typed. Else of what is missing to the target, or of what history supports, the part that has to come from deals to
    /// be won: the rest comes from repeat orders, as it did in the last twelve months.
    /// </summary>
    public FunnelAmount Asked(PageContext here)
    {
        if (AmountText.Amount(Amount) is >= 0 and < 100_000_000_000_000m and { } typed)
        {
            var amount = Money.Round(typed, here.Profile.Currency);
            return new(amount, "typed", amount, 1);
        }
        var (whole, _) = Period(here);
        if (here.View.IsLoaded(FactKind.Targets) && BoardData.OfDays(here, whole).Tree.Root is { } root && root.Pace.Target > root.Pace.ToDate)
            return Part(here, root.Pace.Target - root.Pace.ToDate, "target");
        var period = here.Profile.Calendar.Of(Grain, whole.From);
        var advice = here.Keep(("funnel.advice", period), () => TargetAdvisor.Advise(here.View, period));
        return advice.Advice is { } history ? Part(here, history.Target.Amount, "advice") : new(here.Profile.Money(0), "nothing", here.Profile.Money(0), 1);
    }

    private static FunnelAmount Part(PageContext here, Money whole, string from)
    {
        var days = TrailingYear.EndingOn(here.AsOf);
        var (won, revenue) = (Value(MetricCatalogue.WonAmount), Value(MetricCatalogue.Revenue));
        var share = won > 0 && revenue > won ? won / revenue : 1;
        return new(Money.Round(whole.ToDecimal() * share, whole.Currency), from, whole, share);

        decimal Value(MetricDefinition metric) =>
            here.View.Ask(new MetricQuery(metric) { Days = days, Where = DiagnosisContext.Fit(metric, here.Scope) }).Single.Value ?? 0;
    }

    public int? LeadsAtHand => int.TryParse(Leads, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) && count >= 0 ? count : null;
}

/// <param name="Amount">What the walk back starts from.</param>
/// <param name="From">typed, target, advice or nothing.</param>
/// <param name="Whole">Of which it is a part.</param>
/// <param name="Share">Won deals of all revenue in the last twelve months; 1 where all of it is asked of deals.</param>
public sealed record FunnelAmount(Money Amount, string From, Money Whole, decimal Share);
