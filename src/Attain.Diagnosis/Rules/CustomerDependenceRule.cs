using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Dependence on few: under a fifth of the customers bring four fifths of the revenue, or one customer or a handful bring a large share alone.</summary>
public sealed class CustomerDependenceRule : IDiagnosisRule
{
    public RuleHead Head { get; } = new("customer_dependence", Area.Customers, MetricCatalogue.CustomersTo80Share)
    {
        Needs = [FactKind.OrderLines],
        Thresholds =
        [
            DiagnosisThresholds.FewCustomers, DiagnosisThresholds.FewCustomersRevenue, DiagnosisThresholds.FewestCustomers, DiagnosisThresholds.LargestCustomer,
            DiagnosisThresholds.KeyCustomers, DiagnosisThresholds.KeyCustomersRevenue,
        ],
    };

    public RuleVerdict Judge(DiagnosisContext context)
    {
        var customers = context.By(context.Days, context.Where, [Dimension.Customer], MetricCatalogue.Revenue)
            .Where(row => row.Keys[0].Id != 0 && row.Values[0].Value > 0)
            .Select(row => new Loss(row.Keys[0], row.Values[0].Value!.Value, 1))
            .OrderByDescending(customer => customer.Amount).ToList();
        if (customers.Count == 0) return RuleVerdict.Cannot(Phrases.NoCustomers);

        var total = customers.Sum(customer => customer.Amount);
        var largest = customers[0].Amount;
        var few = Fewest(customers, context[DiagnosisThresholds.FewCustomersRevenue] * total);
        var isFew = customers.Count >= context[DiagnosisThresholds.FewestCustomers] && few < context[DiagnosisThresholds.FewCustomers] * customers.Count;
        var isOne = customers.Count > 1 && largest >= context[DiagnosisThresholds.LargestCustomer] * total;
        var keys = customers.Take((int)context[DiagnosisThresholds.KeyCustomers]).ToList();

        // A handful counts where it is no more than a quarter of what counts as few: three of twenty would bring much in any company.
        var isHandful = customers.Count >= context[DiagnosisThresholds.FewestCustomers] && 4 * keys.Count <= context[DiagnosisThresholds.FewCustomers] * customers.Count
            && keys.Sum(customer => customer.Amount) >= context[DiagnosisThresholds.KeyCustomersRevenue] * total;
        if (!(isFew || isOne || isHandful) || !context.Matters(largest)) return RuleVerdict.Fine;

        var cause = isOne
            ? Sentence.Of("diagnosis.customer_dependence.cause.one", ("name", customers[0].Member.Name), ("share", new Ratio(largest / total)))
            : isHandful
                ? Sentence.Of(
                    "diagnosis.customer_dependence.cause.handful", ("count", keys.Count), ("names", keys.ConvertAll(customer => customer.Member.Name)),
                    ("share", new Ratio(keys.Sum(customer => customer.Amount) / total)))
            : Sentence.Of("diagnosis.customer_dependence.cause.few", ("share", new Ratio((decimal)few / customers.Count)));
        return RuleVerdict.Of(this.Finding(
            context, context.Where, largest, cause,
            ("few", few), ("customers", customers.Count), ("share", new Ratio(customers.Take(few).Sum(customer => customer.Amount) / total))) with
        {
            Evidence = Reporting.Evidence(context, customers, customer => Sentence.Of(
                "diagnosis.customer_dependence.evidence", ("name", customer.Member.Name), ("amount", context.Money(customer.Amount)),
                ("share", new Ratio(customer.Amount / total)))),
        });
    }

    private static int Fewest(IReadOnlyList<Loss> customers, decimal enough)
    {
        var sum = 0m;
        return customers.TakeWhile(customer => (sum += customer.Amount) < enough).Count() + 1;
    }
}
