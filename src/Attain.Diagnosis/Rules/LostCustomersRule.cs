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

        var scope = Locate(context, silent.ToDictionary(customer => customer.Member.Id, customer => customer.Amount), worth.ToDictionary(pair => pair.Key, pair => pair.Value.Amount));
        var shown = context.IsWhole(scope) ? silent : [.. silent.Where(customer => scope.Members[Dimension.Rep].Contains(customer.History.RepId))];
        lost = shown.Sum(customer => customer.Amount);
        var cause = Sentence.Of(
            "diagnosis.lost_customers.cause", ("count", shown.Count(customer => customer.History.RepId == 0 || HasLeft(context, customer.History.RepId))),
            ("names", shown.Take(3).Select(customer => customer.Member.Name).ToList()));
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

        // The rep of the last order is who looks after the customer.
        Scope Locate(DiagnosisContext diagnosis, Dictionary<int, decimal> gone, Dictionary<int, decimal> all)
        {
            var reps = diagnosis.View.Histories(day).Where(history => history.RepId != 0 && all.ContainsKey(history.CustomerId))
                .GroupBy(history => history.RepId)
                .Select(own => new Loss(
                    diagnosis.View.Member(Dimension.Rep, own.Key),
                    own.Sum(history => gone.GetValueOrDefault(history.CustomerId)), own.Sum(history => all[history.CustomerId])))
                .ToList();
            return Concentration.Locate(diagnosis, diagnosis.Where, [Dimension.Rep], (_, _) => reps);
        }
    }

    private static bool IsSilent(DiagnosisContext context, CustomerHistory history, DateOnly day)
    {
        if (history.OrderDays.Count < context[DiagnosisThresholds.RhythmOrders]) return false;
        var longest = history.OrderDays.Zip(history.OrderDays.Skip(1), (earlier, later) => later.DayNumber - earlier.DayNumber).Max();
        var since = history.DaysSince(day) ?? 0;
        return since > (double)context[DiagnosisThresholds.SilentIntervals] * history.UsualInterval && since > context[DiagnosisThresholds.SilentLongest] * longest;
    }

    private static bool HasLeft(DiagnosisContext context, int rep) => context.View.Directory.Person(rep) is { LeaveDay: { } left } && left <= context.View.AsOf;
}
