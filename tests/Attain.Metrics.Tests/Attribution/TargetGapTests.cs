using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class TargetGapTests
{
    private static readonly DateRange Window = new(new DateOnly(2024, 4, 1), new DateOnly(2024, 7, 1));
    private static readonly DateRange YearBefore = new(new DateOnly(2023, 4, 1), new DateOnly(2023, 7, 1));

    [Fact]
    public void What_is_missing_is_what_was_asked_on_top_and_what_customers_did()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 4, products: 1);
        company.Sell(new DateOnly(2023, 1, 1), customer: 4, 1_00);
        company.Sell(YearBefore.From, customer: 1, 100_00, rep: 1);
        company.Sell(YearBefore.From, customer: 2, 60_00, rep: 1);
        company.Sell(Window.Last, customer: 1, 70_00, rep: 1);
        company.Sell(Window.Last, customer: 3, 20_00, rep: 1);

        // The other rep has no target: neither base nor actual may hold these.
        company.Sell(YearBefore.From, customer: 4, 999_00, rep: 2);
        company.Sell(Window.From, customer: 4, 555_00, rep: 2);
        Target(company, Window, 200_00, rep: 1);

        var gap = GapExplainer.ExplainTarget(company.Open(), Window, Scope.Company);
        (gap.From, gap.To, gap.Method).ShouldBe((200_00L, 90_00L, "customers"));
        gap.Parts.Where(part => part.Units != 0).Select(part => (part.Key, part.Units))
            .ShouldBe([("target_asked", -40_00L), ("new", 20_00L), ("lost", -60_00L), ("less", -30_00L)]);
        gap.Parts[0].Driver.Key.ShouldBe("gap.target.asked");
    }

    [Fact]
    public void Days_still_to_come_are_not_blamed_on_anyone()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 2, products: 1);
        company.Sell(new DateOnly(2023, 1, 1), customer: 1, 1_00);
        company.Sell(YearBefore.From, customer: 1, 100_00);
        company.Sell(Window.From, customer: 1, 100_00);
        Target(company, Window, 300_00, rep: 1);

        var asOf = new DateOnly(2024, 4, 30);
        var view = company.Open(asOf);
        var gap = GapExplainer.ExplainTarget(view, Window, Scope.Company);
        var calendar = view.Profile.WorkingDays;
        var due = (long)Math.Round(300_00m * calendar.WorkingDays(DateRange.Inclusive(Window.From, asOf)) / calendar.WorkingDays(Window), MidpointRounding.AwayFromZero);
        (gap.From, gap.To).ShouldBe((300_00L, 100_00L));
        gap.Parts.Single(part => part.Key == "target_remaining").Units.ShouldBe(due - 300_00);
        gap.Parts.Single(part => part.Key == "target_asked").Units.ShouldBe(100_00 - due);
        gap.Parts.Sum(part => part.Units).ShouldBe(gap.Gap);
    }

    [Fact]
    public void A_window_that_has_not_begun_is_all_still_to_come()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(YearBefore.From, customer: 1, 100_00);
        Target(company, Window, 300_00, rep: 1);
        var gap = GapExplainer.ExplainTarget(company.Open(Window.From.AddDays(-1)), Window, Scope.Company);
        gap.Parts.Select(part => (part.Key, part.Units)).ShouldBe([("target_remaining", -300_00L)]);
    }

    [Fact]
    public void Without_earlier_facts_the_gap_stays_one_part()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(Window.From, customer: 1, 100_00);
        Target(company, Window, 300_00, rep: 1);
        var gap = GapExplainer.ExplainTarget(company.Open(), Window, Scope.Company);
        gap.Parts.Select(part => (part.Key, part.Units)).ShouldBe([("target_no_base", -200_00L)]);
        gap.Method.ShouldBe("none");
    }

    [Fact]
    public void Where_facts_are_younger_than_a_year_the_days_before_are_the_base()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(Window.From.AddDays(-Window.Days), customer: 1, 250_00);
        company.Sell(Window.From, customer: 1, 100_00);
        Target(company, Window, 300_00, rep: 1);
        var gap = GapExplainer.ExplainTarget(company.Open(), Window, Scope.Company);
        gap.Parts.Where(part => part.Units != 0).Select(part => (part.Key, part.Units)).ShouldBe([("target_asked", -50_00L), ("less", -150_00L)]);
    }

    [Fact]
    public void Parts_sum_to_actual_less_target_whatever_the_targets()
    {
        var random = new Random(42);
        for (var round = 0; round < 5; round++)
        {
            using var company = SmallCompany.Random(random);
            for (var i = 0; i < 12; i++)
            {
                var from = SmallCompany.Start.AddDays(random.Next(800));
                Target(company, new DateRange(from, from.AddDays(random.Next(20, 120))), random.Next(1, 5_000_00), random.Next(1, 4), random.Next(3) == 0 ? 1 : null);
            }

            var view = company.Open(SmallCompany.Start.AddDays(random.Next(500, 900)));
            foreach (var viewer in (Viewer[])[Viewer.Company, Viewer.Of(1, view.Directory)])
            {
                var gap = GapExplainer.ExplainTarget(view.SeenBy(viewer), new DateRange(SmallCompany.Start, SmallCompany.Start.AddDays(900)), Scope.Company);
                gap.Parts.Sum(part => part.Units).ShouldBe(gap.Gap);
                var attainment = view.SeenBy(viewer).Ask(new MetricQuery(MetricCatalogue.Attainment)
                {
                    Days = new DateRange(SmallCompany.Start, SmallCompany.Start.AddDays(900)),
                }).Single;
                (gap.From, gap.To).ShouldBe(((long)(attainment.Denominator!.Value * 100), (long)(attainment.Numerator!.Value * 100)));
            }
        }
    }

    [Fact]
    public void An_amount_due_takes_the_place_of_a_loaded_target()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(YearBefore.From, customer: 1, 100_00);
        company.Sell(Window.From, customer: 1, 130_00);
        var gap = GapExplainer.ExplainTarget(company.Open(), Window, Scope.Company, due: 110_00);
        (gap.From, gap.To).ShouldBe((110_00L, 130_00L));
        gap.Parts.Where(part => part.Units != 0).Select(part => (part.Key, part.Units)).ShouldBe([("target_asked", -10_00L), ("more", 30_00L)]);
    }

    [Fact]
    public void Without_a_target_in_these_days_it_is_refused()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(YearBefore.From, customer: 1, 100_00);
        Target(company, Window, 300_00, rep: 1);
        Should.Throw<RefusedException>(() => GapExplainer.ExplainTarget(company.Open(), YearBefore, Scope.Company)).Sentence.Key.ShouldBe("gap.target.none");
    }

    private static void Target(SmallCompany company, DateRange window, long value, int rep, int? product = null) =>
        company.Add(new Target { FromDay = window.From, ToDay = window.To, Value = value, RepId = rep, ProductId = product });
}
