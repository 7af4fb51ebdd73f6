using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class GapExplainerTests
{
    private static readonly MetricId Revenue = MetricCatalogue.Revenue.Id;
    private static readonly MetricId Margin = MetricCatalogue.GrossMargin.Id;
    private static readonly DateRange Year23 = new(new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 1));
    private static readonly DateRange Year24 = new(new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1));

    [Fact]
    public void Parts_sum_to_the_gap_exactly_whatever_the_data()
    {
        var random = new Random(40);
        for (var round = 0; round < 4; round++)
        {
            // Few orders leave periods, customers and products empty; returns make some of them negative.
            using var company = SmallCompany.Random(random, orders: round == 0 ? 12 : 120);
            var view = company.Open();
            foreach (var viewer in (Viewer[])[Viewer.Company, Viewer.Of(1, view.Directory)])
            {
                for (var i = 0; i < 5; i++)
                {
                    var (days, versus) = (Some(random), Some(random));
                    foreach (var metric in (MetricId[])[Revenue, Margin])
                    {
                        foreach (var method in (GapMethod[])[GapMethod.Auto, GapMethod.Customers, GapMethod.PriceVolumeMix, GapMethod.Drivers])
                        {
                            var gap = GapExplainer.Explain(view.SeenBy(viewer), metric, days, versus, Scope.Company, method);
                            gap.To.ShouldBe(ByHand(company, viewer, metric, days));
                            gap.From.ShouldBe(ByHand(company, viewer, metric, versus));
                            gap.Parts.Sum(part => part.Units).ShouldBe(gap.Gap, $"{metric} by {method}");
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void Customers_new_lost_more_and_less_with_the_names_behind_them()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 6, products: 1);
        company.Sell(Year23.From, customer: 1, 100_00);
        company.Sell(Year23.From, customer: 2, 50_00);
        company.Sell(Year24.From, customer: 2, 80_00);
        company.Sell(Year23.From, customer: 3, 70_00);
        company.Sell(Year24.From, customer: 3, 10_00);
        company.Sell(Year24.From, customer: 4, 25_00);
        company.Sell(Year24.From, customer: 5, 40_00);
        company.Sell(Year23.From, customer: 6, 5_00);
        company.Sell(Year24.From, customer: 6, 5_00);
        company.Sell(Year24.From, customer: null, 3_00);
        var gap = GapExplainer.Explain(company.Open(), Revenue, Year24, Year23, Scope.Company);

        gap.Method.ShouldBe("customers");
        gap.Parts.Select(part => (part.Key, part.Units))
            .ShouldBe([("new", 65_00L), ("lost", -100_00L), ("more", 30_00L), ("less", -60_00L), ("unassigned", 3_00L)]);
        gap.Parts[0].Evidence.Select(one => (one.Member.Name, one.Units, one.From, one.To))
            .ShouldBe([("Customer 5", 40_00L, 0L, 40_00L), ("Customer 4", 25_00L, 0L, 25_00L)]);
        gap.Parts[1].Driver.ShouldBe(Sentence.Of("gap.customers.lost", ("count", 1), ("amount", new Money(-100_00, new Currency("CNY", 2)))));
    }

    [Fact]
    public void Drivers_multiply_to_revenue_and_name_the_customers_behind_each()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 3, products: 1);

        // 2 customers × 1 order × 100 becomes 2 × 2 × 90: customers stood still, orders +, value −.
        foreach (var customer in (int[])[1, 2])
        {
            company.Sell(Year23.From, customer, 100_00);
            company.Sell(Year24.From, customer, 90_00);
            company.Sell(Year24.From.AddDays(40), customer, 90_00);
        }

        var gap = GapExplainer.Explain(company.Open(), Revenue, Year24, Year23, Scope.Company, GapMethod.Drivers);
        gap.Parts.Select(part => (part.Key, part.Units))
            .ShouldBe([("active_customers", 0L), ("orders_per_customer", 190_00L), ("average_order_value", -30_00L)]);
        gap.Parts[1].Evidence.Sum(one => one.Units).ShouldBe(190_00);
        gap.Parts[2].Driver.Arguments.ShouldContain(("from", (object)new Money(100_00, new Currency("CNY", 2))));
    }

    [Fact]
    public void Revenue_of_returns_only_stays_outside_the_drivers()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Line(company.Order(Year23.From, customer: 1, kind: DocumentKind.Return), -70_00, quantity: -1000);
        company.Sell(Year24.From, customer: 1, 100_00);
        var gap = GapExplainer.Explain(company.Open(), Revenue, Year24, Year23, Scope.Company, GapMethod.Drivers);
        gap.Parts.Select(part => (part.Key, part.Units)).ShouldBe(
            [("active_customers", 100_00L), ("orders_per_customer", 0L), ("average_order_value", 0L), ("unexplained", 70_00L)]);
    }

    [Fact]
    public void Prices_volume_mix_launches_and_discontinued_products()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 4);
        company.Sell(Year23.From, 1, 1000_00, product: 1, quantity: 100_000);
        company.Sell(Year23.From, 1, 1000_00, product: 2, quantity: 50_000);
        company.Sell(Year23.From, 1, 10_00, product: 3, quantity: 1_000);
        company.Sell(Year24.From, 1, 1320_00, product: 1, quantity: 120_000);
        company.Sell(Year24.From, 1, 760_00, product: 2, quantity: 40_000);
        company.Sell(Year24.From, 1, 70_00, product: 4, quantity: 7_000);
        var gap = GapExplainer.Explain(company.Open(), Revenue, Year24, Year23, Scope.Company, GapMethod.PriceVolumeMix);
        gap.Parts.Select(part => (part.Key, part.Units)).ShouldBe(
            [("price", 80_00L), ("volume", 133_33L), ("mix", -133_33L), ("new_products", 70_00L), ("discontinued_products", -10_00L)]);
        gap.Parts[0].Evidence.Select(one => (one.Member.Name, one.Units)).ShouldBe([("Product 1", 120_00L)]);
    }

    [Fact]
    public void Where_product_and_customer_are_unknown_the_drivers_are_left()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(Year23.From, customer: null, 10_00, product: null);
        company.Sell(Year24.From, customer: null, 30_00, product: null);
        var gap = GapExplainer.Explain(company.Open(), Revenue, Year24, Year23, Scope.Company);
        gap.Method.ShouldBe("drivers");
        gap.Parts.Where(part => part.Units != 0).Select(part => (part.Key, part.Units)).ShouldBe([("unexplained", 20_00L)]);
    }

    [Fact]
    public void Any_metric_that_adds_up_is_split_by_customers_and_a_ratio_is_refused()
    {
        using var company = SmallCompany.Random(new Random(41));
        var view = company.Open();
        foreach (var metric in (MetricDefinition[])[MetricCatalogue.Orders, MetricCatalogue.QuantitySold, MetricCatalogue.ReturnedAmount, MetricCatalogue.OrderLines])
        {
            var gap = GapExplainer.Explain(view, metric.Id, Year24, Year23, Scope.Company);
            gap.Parts.Sum(part => part.Units).ShouldBe(gap.Gap);
            gap.Parts.ShouldContain(part => part.Units != 0);
        }

        Refusal(() => GapExplainer.Explain(view, MetricCatalogue.AverageOrderValue.Id, Year24, Year23, Scope.Company)).ShouldBe("gap.notSplittable");
        Refusal(() => GapExplainer.Explain(view, MetricCatalogue.Orders.Id, Year24, Year23, Scope.Company, GapMethod.PriceVolumeMix)).ShouldBe("gap.notSplittable");
        Refusal(() => GapExplainer.Explain(view, Revenue, Year24, Year23, Scope.Company, GapMethod.Funnel)).ShouldBe("gap.noFunnel");
        Refusal(() => GapExplainer.Explain(view, new MetricId("happiness"), Year24, Year23, Scope.Company)).ShouldBe("metrics.unknownMetric");
    }

    [Fact]
    public void Without_facts_the_gap_is_not_loaded_rather_than_zero()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        Refusal(() => GapExplainer.Explain(company.Open(), Revenue, Year24, Year23, Scope.Company)).ShouldBe("gap.notLoaded");
    }

    [Fact]
    public void Two_empty_periods_have_no_gap_and_no_parts_to_speak_of()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(Year24.To, customer: 1, 10_00);
        var view = company.Open();
        foreach (var method in (GapMethod[])[GapMethod.Auto, GapMethod.Customers, GapMethod.PriceVolumeMix, GapMethod.Drivers, GapMethod.DriversByLmdi])
        {
            var gap = GapExplainer.Explain(view, Revenue, Year24, Year23, Scope.Company, method);
            gap.Gap.ShouldBe(0);
            gap.Parts.ShouldAllBe(part => part.Units == 0);
        }
    }

    [Fact]
    public void By_lmdi_parts_sum_too_and_a_negative_driver_is_refused()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 2, products: 1);
        company.Sell(Year23.From, customer: 1, 333_33);
        company.Sell(Year24.From, customer: 1, 200_01);
        company.Sell(Year24.From, customer: 2, 500_00);
        company.Line(company.Order(Year24.Last, customer: 2), -900_00, quantity: -1000);
        var view = company.Open();
        DateRange half = new(Year24.From, Year24.From.AddDays(180));
        var gap = GapExplainer.Explain(view, Revenue, half, Year23, Scope.Company, GapMethod.DriversByLmdi);
        (gap.Method, gap.Gap).ShouldBe(("drivers_lmdi", 366_68));
        gap.Parts.Sum(part => part.Units).ShouldBe(366_68);
        Refusal(() => GapExplainer.Explain(view, Revenue, Year24, Year23, Scope.Company, GapMethod.DriversByLmdi)).ShouldBe("gap.negativeDriver");
    }

    private static DateRange Some(Random random)
    {
        var from = SmallCompany.Start.AddDays(random.Next(900));
        return new DateRange(from, from.AddDays(random.Next(1, 300)));
    }

    private static long ByHand(SmallCompany company, Viewer viewer, MetricId metric, DateRange days) => company.Lines
        .Where(line => days.Contains(line.Order.Day) && viewer.RepIds?.Contains(line.Order.RepId ?? 0) != false)
        .Sum(line => metric == Revenue ? line.Line.Amount : line.Line.Cost is { } cost ? line.Line.Amount - cost : 0);

    private static string Refusal(Action action) => Should.Throw<RefusedException>(action).Sentence.Key;
}
