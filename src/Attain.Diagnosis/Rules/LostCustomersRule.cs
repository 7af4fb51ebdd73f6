using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// Customers who have gone silent by their own habit: longer than a multiple of their usual interval, and longer than they were ever
/// silent before. A customer with few orders has no habit yet.
/// </summary>
public sealed class LostCustomersRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("lost_customers", Area.Customers, MetricCatalogue.Revenue)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.SilentIntervals, DiagnosisThresholds.SilentLongest, DiagnosisThresholds.RhythmOrders],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var worth = context.Changes(MetricCatalogue.Revenue, Dimension.Customer, context.Where)
            .ToDictionary(part => part.Member.Id, part => (part.Member, Amount: Math.Max(part.Change.Before.Value ?? 0, part.Change.Now.Value ?? 0)));
        var day = context.Days.Last;
        var silent = context.View.Histories(day)
            .Where(history => worth.ContainsKey(history.CustomerId) && IsSilent(context, history, day))
            .Select(history => (History: history, worth[history.CustomerId].Member, worth[history.CustomerId].Amount))
            .Where(customer => customer.Amount > 0).OrderByDescending(customer => customer.Amount).ThenBy(customer => customer.Member.ExternalId, StringComparer.Ordinal)
            .ToList();
        var lost = silent.Sum(customer => customer.Amount);
        if (!context.Matters(lost)) return RuleVerdict.Fine;

        var gone = silent.ToDictionary(customer => customer.Member.Id, customer => customer.Amount);
        var all = context.View.Histories(day).Where(history => worth.ContainsKey(history.CustomerId)).ToList();
        var scope = Concentration.Locate(context, context.Where, Concentration.InOrganisation, (within, dimension) => all
            .Where(history => IsLookedAfter(context, history, within, day)).GroupBy(history => Keeper(context, history, dimension, day)).Where(own => own.Key != 0)
            .Select(own => new Loss(
                context.View.Member(dimension, own.Key),
                own.Sum(history => gone.GetValueOrDefault(history.CustomerId)), own.Sum(history => worth[history.CustomerId].Amount))));
        var shown = silent.FindAll(customer => IsLookedAfter(context, customer.History, scope, day));
        lost = shown.Sum(customer => customer.Amount);
        var names = shown.Take(3).Select(customer => customer.Member.Name).ToList();
        var cause = shown.Count(customer => customer.History.RepId == 0 || HasLeft(context, customer.History.RepId)) is > 0 and var alone
            ? Sentence.Of("diagnosis.lost_customers.cause.alone", ("count", alone), ("names", names))
            : Sentence.Of("diagnosis.lost_customers.cause", ("names", names));
        return RuleVerdict.Of(this.Finding(context, scope, lost, cause, ("count", shown.Count), ("amount", context.Money(lost))) with
        {
            Evidence =
            [
                .. shown.Take(Reporting.MostEvidence).Select(customer => new Evidence(
                    Sentence.Of(
                        "diagnosis.lost_customers.evidence", ("name", customer.Member.Name), ("days", customer.History.DaysSince(day)),
                        ("usual", (int)Math.Round(customer.History.UsualInterval ?? 0)), ("amount", context.Money(customer.Amount))),
                    [customer.Member], context.Money(customer.Amount))),
            ],
        });
    }

    /// <summary>Who looks after a customer: the rep of the last order, and the rep's team and division.</summary>
    private static int Keeper(DiagnosisContext context, CustomerHistory history, Dimension dimension, DateOnly day) => dimension switch
    {
        Dimension.Rep => history.RepId,
        Dimension.Team => context.View.Directory.TeamOf(history.RepId, day),
        _ => context.View.Directory.DivisionOf(history.RepId, day),
    };

    /// <summary>Whether the scope's people look after the customer, as far as it was narrowed beyond the question.</summary>
    private static bool IsLookedAfter(DiagnosisContext context, CustomerHistory history, Scope scope, DateOnly day) =>
        Concentration.InOrganisation.All(dimension =>
            !scope.Members.TryGetValue(dimension, out var ids) || context.Where.Members.ContainsKey(dimension) || ids.Contains(Keeper(context, history, dimension, day)));

    /// <summary>In working days: nobody orders over the holidays, and a week of them is no silence.</summary>
    private static bool IsSilent(DiagnosisContext context, CustomerHistory history, DateOnly day)
    {
        if (history.OrderDays.Count < context[DiagnosisThresholds.RhythmOrders]) return false;
        var calendar = context.View.Profile.WorkingDays;
        var intervals = history.OrderDays.Zip(history.OrderDays.Skip(1), (earlier, later) => (double)calendar.WorkingDays(new DateRange(earlier, later))).ToArray();
        var since = calendar.WorkingDays(new DateRange(history.OrderDays[^1], day));
        return since > (double)context[DiagnosisThresholds.SilentIntervals] * Statistics.Median(intervals) && since > (double)context[DiagnosisThresholds.SilentLongest] * intervals.Max();
    }

    private static bool HasLeft(DiagnosisContext context, int rep) => context.View.Directory.Person(rep) is { LeaveDay: { } left } && left <= context.View.AsOf;
}
