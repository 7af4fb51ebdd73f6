using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Service requests wait longer than two days for an answer on average: high impact, whatever the money.</summary>
public sealed class SlowTicketResponseRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("slow_ticket_response", Area.Service, MetricCatalogue.TicketResponseHours)
    {
        Needs = [FactKind.Tickets],
        Thresholds = [DiagnosisThresholds.TicketResponseHours, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var answered = context.Ask(MetricCatalogue.TicketResponseHours, context.Days);
        if (answered.Denominator is not > 0) return RuleVerdict.Cannot(Sentence.Of("diagnosis.notLoaded", ("facts", Sentence.Of("diagnosis.facts.responses"))));
        if (answered.Denominator < context[DiagnosisThresholds.FewestCases])
            return RuleVerdict.TooFew(FactKind.Tickets, answered.Denominator.Value, context[DiagnosisThresholds.FewestCases]);

        var promised = context[DiagnosisThresholds.TicketResponseHours];
        if (answered.Value <= promised) return RuleVerdict.Fine;

        var scope = Waiting.Locate(context, context.Where, MetricCatalogue.TicketResponseHours, promised, Concentration.InOrganisation);
        var mean = context.Ask(MetricCatalogue.TicketResponseHours, context.Days, scope);
        var customers = Customers(context, scope, promised).ToList();
        var lost = customers.Sum(customer => customer.Amount);
        return RuleVerdict.Of((this.Finding(
            context, scope, lost > 0 ? lost : null, Sentence.Of($"diagnosis.slow_ticket_response.cause.{(context.IsWhole(scope) ? "process" : "located")}"),
            ("hours", mean.Value), ("promised", promised), ("tickets", mean.Denominator)) with
        {
            Evidence = [.. Waiting.Evidence(context, MetricCatalogue.TicketResponseHours, scope, promised), .. Reporting.Evidence(context, customers)],
        }).At(context, Severity.High));
    }

    /// <summary>Customers who waited beyond the promise and bought less than the year before, by how much.</summary>
    private static IEnumerable<Loss> Customers(DiagnosisContext context, Scope scope, decimal promised)
    {
        if (!context.Periods.AreComparable(context.View, FactKind.OrderLines)) return [];
        var waited = context.By(context.Days, scope, [Dimension.Customer], MetricCatalogue.TicketResponseHours)
            .Where(row => row.Keys[0].Id != 0 && row.Values[0].Value > promised).Select(row => row.Keys[0].Id).ToHashSet();
        return context.Changes(MetricCatalogue.Revenue, Dimension.Customer, context.Where)
            .Where(part => waited.Contains(part.Member.Id) && part.Change.Fall > 0)
            .Select(part => new Loss(part.Member, part.Change.Fall, part.Change.Before.Value ?? 0));
    }
}
