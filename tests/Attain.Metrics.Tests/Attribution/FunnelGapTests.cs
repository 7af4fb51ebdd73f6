using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class FunnelGapTests
{
    private static readonly DateRange Before = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 4, 1));
    private static readonly DateRange After = new(new DateOnly(2024, 4, 1), new DateOnly(2024, 7, 1));
    private static readonly MetricId Revenue = MetricCatalogue.Revenue.Id;

    [Fact]
    public void An_unbroken_funnel_is_chosen_and_its_parts_sum_exactly()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 4, products: 1);
        Quarter(company, Before, leads: 20, converted: 5, won: 2, lost: 3, wonAmount: 1000_00, revenue: 2400_00);
        Quarter(company, After, leads: 30, converted: 5, won: 3, lost: 1, wonAmount: 900_00, revenue: 3100_00);
        var gap = GapExplainer.Explain(company.Open(), Revenue, After, Before, Scope.Company);
        gap.Method.ShouldBe("funnel");
        gap.Parts.Select(part => part.Key).ShouldBe(
            ["leads", "lead_conversion", "decided_per_converted", "win_rate", "average_won_amount", "revenue_per_won"]);
        gap.Parts.Sum(part => part.Units).ShouldBe(700_00);
        gap.Parts[0].Units.ShouldBePositive();
        gap.Parts[1].Units.ShouldBeNegative();

        // The same numbers through Shapley directly.
        var parts = Shapley.Split([20, 5 / 20m, 1, 2 / 5m, 1000_00, 240_000 / 200_000m], [30, 5 / 30m, 4 / 5m, 3 / 4m, 900_00, 310_000 / 270_000m]);
        gap.Parts.Zip(parts).ShouldAllBe(pair => Math.Abs(pair.First.Units - pair.Second) <= 1);
        gap.Parts[0].Driver.Arguments.Take(2).ShouldBe([("from", (object?)20m), ("to", 30m)]);
    }

    [Fact]
    public void A_broken_funnel_is_not_chosen_and_says_what_it_cannot_explain()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 4, products: 1);
        Quarter(company, Before, leads: 20, converted: 5, won: 0, lost: 3, wonAmount: 0, revenue: 2400_00);
        Quarter(company, After, leads: 30, converted: 5, won: 3, lost: 1, wonAmount: 900_00, revenue: 3100_00);
        var view = company.Open();
        GapExplainer.Explain(view, Revenue, After, Before, Scope.Company).Method.ShouldBe("customers");
        var gap = GapExplainer.Explain(view, Revenue, After, Before, Scope.Company, GapMethod.Funnel);
        gap.Parts.Sum(part => part.Units).ShouldBe(700_00);
        gap.Parts.Single(part => part.Key == "unexplained").Units.ShouldBe(-2400_00);
        gap.Parts.Single(part => part.Key == "win_rate").Units.ShouldBePositive();
    }

    [Fact]
    public void A_scope_the_leads_do_not_know_is_explained_by_customers()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 4, products: 1);
        Quarter(company, Before, leads: 20, converted: 5, won: 2, lost: 3, wonAmount: 1000_00, revenue: 2400_00);
        Quarter(company, After, leads: 30, converted: 5, won: 3, lost: 1, wonAmount: 900_00, revenue: 3100_00);
        GapExplainer.Explain(company.Open(), Revenue, After, Before, Scope.Company.With(Dimension.Product, 1)).Method.ShouldBe("customers");
    }

    [Fact]
    public void Half_a_funnel_is_used_when_asked_for_and_never_by_itself()
    {
        using var leadsOnly = SmallCompany.Of(reps: 2, customers: 4, products: 1);
        Quarter(leadsOnly, Before, leads: 20, converted: 5, won: 0, lost: 0, wonAmount: 0, revenue: 2400_00);
        Quarter(leadsOnly, After, leads: 20, converted: 10, won: 0, lost: 0, wonAmount: 0, revenue: 2400_00);
        var view = leadsOnly.Open();
        GapExplainer.Explain(view, Revenue, After, Before, Scope.Company).Method.ShouldBe("customers");
        GapExplainer.Explain(view, Revenue, After, Before, Scope.Company, GapMethod.Funnel).Parts.Select(part => (part.Key, part.Units))
            .ShouldBe([("leads", 0L), ("lead_conversion", 1800_00L), ("revenue_per_converted", -1800_00L)]);

        using var dealsOnly = SmallCompany.Of(reps: 2, customers: 4, products: 1);
        Quarter(dealsOnly, Before, leads: 0, converted: 0, won: 2, lost: 2, wonAmount: 1000_00, revenue: 2000_00);
        Quarter(dealsOnly, After, leads: 0, converted: 0, won: 3, lost: 1, wonAmount: 1000_00, revenue: 3000_00);
        GapExplainer.Explain(dealsOnly.Open(), Revenue, After, Before, Scope.Company, GapMethod.Funnel).Parts.Select(part => (part.Key, part.Units))
            .ShouldBe([("decided_deals", 0L), ("win_rate", 1000_00L), ("average_won_amount", 0L), ("revenue_per_won", 0L)]);
    }

    private static void Quarter(SmallCompany company, DateRange days, int leads, int converted, int won, int lost, long wonAmount, long revenue)
    {
        for (var i = 0; i < leads; i++)
        {
            company.Add(new Lead { Name = "Lead", Day = days.From.AddDays(i), RepId = 1 + i % 2, ConvertedDay = i < converted ? days.Last : null });
        }

        for (var i = 0; i < won + lost; i++)
        {
            company.Add(new Opportunity
            {
                Name = "Deal", Day = days.From, ClosedDay = days.Last, RepId = 1 + i % 2, Amount = i < won ? wonAmount : 77_00,
                Outcome = i < won ? Outcome.Won : Outcome.Lost,
            });
        }

        company.Sell(days.From, customer: 1, revenue - 100_00, rep: 1);
        company.Sell(days.Last, customer: 2, 100_00, rep: 2);
    }
}
