using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>More service requests and complaints for each order than a year before.</summary>
public sealed class ComplaintsRule : IDiagnosisRule
{
    private static readonly Dimension[] Along = [.. Concentration.InOrganisation, Dimension.Category, Dimension.Line, Dimension.Product];

    public RuleHead Head { get; } = new("complaints", Area.Service, MetricCatalogue.Tickets)
    {
        Needs = [FactKind.Tickets, FactKind.OrderLines],
        ComparesYears = true,
        Thresholds = [DiagnosisThresholds.ComplaintRise, DiagnosisThresholds.FewestCases],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var count = context.Value(MetricCatalogue.Tickets, context.Days) ?? 0;
        if (count < context[DiagnosisThresholds.FewestCases]) return RuleVerdict.TooFew(FactKind.Tickets, count, context[DiagnosisThresholds.FewestCases]);

        var scope = Concentration.Locate(context, context.Where, Along, (within, dimension) =>
            context.Changes(MetricCatalogue.Tickets, dimension, within).Select(part => new Loss(part.Member, -part.Change.Fall, part.Change.Before.Value ?? 0)));
        return (Find(context, scope) ?? (context.IsWhole(scope) ? null : Find(context, context.Where))) is { } finding ? RuleVerdict.Of(finding) : RuleVerdict.Fine;
    }

    private Finding? Find(DiagnosisContext context, Scope scope)
    {
        var tickets = context.Change(MetricCatalogue.Tickets, scope);
        var orders = context.Change(MetricCatalogue.Orders, scope);
        var (before, now) = (tickets.Before.Value ?? 0, tickets.Now.Value ?? 0);
        if (before == 0 || orders is not { Before.Value: > 0, Now.Value: > 0 }) return null;

        // As many as a year before for each order; a count of n is uncertain by its square root.
        var expected = before * orders.Now.Value.Value / orders.Before.Value.Value;
        var isMore = now >= (1 + context[DiagnosisThresholds.ComplaintRise]) * expected && now >= context[DiagnosisThresholds.FewestCases]
            && (double)(now - expected) > 2 * Math.Sqrt((double)expected);
        if (!isMore) return null;

        var customers = Customers(context, scope).ToList();
        var lost = customers.Sum(customer => customer.Amount);
        var kinds = ComplaintKinds.Of(context, scope);
        var cause = kinds.Count == 0
            ? Sentence.Of("diagnosis.complaints.cause.unknown")
            : Sentence.Of("diagnosis.complaints.cause.kinds", ("kinds", kinds.Take(3).Select(kind => Sentence.Of("diagnosis.complaints.kind", ("name", kind.Name), ("count", kind.Count))).ToList()));
        return this.Finding(
            context, scope, lost > 0 ? lost : null, cause,
            ("tickets", now), ("expected", decimal.Round(expected)), ("rise", new Ratio(now / expected - 1))) with
        {
            Evidence = Reporting.Evidence(context, customers),
        };
    }

    /// <summary>Customers with at least two tickets who bought less than the year before, by how much.</summary>
    private static IEnumerable<Loss> Customers(DiagnosisContext context, Scope scope)
    {
        var complained = context.By(context.Days, scope, [Dimension.Customer], MetricCatalogue.Tickets)
            .Where(row => row.Keys[0].Id != 0 && row.Values[0].Value >= 2).Select(row => row.Keys[0].Id).ToHashSet();
        return context.Changes(MetricCatalogue.Revenue, Dimension.Customer, context.Where)
            .Where(part => complained.Contains(part.Member.Id) && part.Change.Fall > 0)
            .Select(part => new Loss(part.Member, part.Change.Fall, part.Change.Before.Value ?? 0));
    }
}
