using Attain.Core;

namespace Attain.Diagnosis.Tests;

public sealed class ServiceAndChannelRulesTests
{
    [Fact]
    public void Tickets_that_wait_over_two_days_are_high_whatever_the_money()
    {
        var slow = Scenario.Diagnose(plan => plan.Tickets = ticket => ticket with { ResponseHours = 60 }).Only("slow_ticket_response");

        slow.Severity.ShouldBe(Severity.High);
        slow.AtStake.ShouldBeNull();
    }

    [Fact]
    public void Exactly_two_days_are_within_the_promise() =>
        Scenario.Diagnose(plan => plan.Tickets = ticket => ticket with { ResponseHours = 48 }).ShouldNotFind("slow_ticket_response");

    [Fact]
    public void Customers_who_waited_and_bought_less_are_the_money()
    {
        var slow = Scenario.Diagnose(plan =>
        {
            plan.Tickets = ticket => ticket with { ResponseHours = 60 };
            plan.Sales = sale => sale is { IsNow: true, Customer: 2 } ? sale with { Pieces = 60 } : sale;
        }).Only("slow_ticket_response");

        slow.AtStake!.Value.ToDecimal().ShouldBe(12 * 400m);
    }

    [Fact]
    public void More_tickets_for_each_order_are_told_with_their_kinds()
    {
        var complaints = Scenario.Diagnose(plan => plan.TicketsPerMonthNow = 10).Only("complaints");

        complaints.Scope.ShouldBe(Scope.Company);
        complaints.Cause.Key.ShouldBe("diagnosis.complaints.cause.kinds");
    }

    [Fact]
    public void More_tickets_of_one_product_name_its_line()
    {
        var complaints = Scenario.Diagnose(plan =>
        {
            plan.TicketsPerMonthNow = 15;
            plan.Tickets = ticket => ticket.Month < 12 || ticket.Product == 2 || ticket.Number % 5 == 0 ? ticket : null;
        }).Only("complaints");

        complaints.Scope.Ids(Dimension.Line).ShouldBe([2]);
    }

    [Fact]
    public void A_channel_that_returns_several_times_its_spend_deserves_more()
    {
        var strong = Scenario.Diagnose(plan => plan.SpendPerMonth = channel => channel == 2 ? 100_000 : 400_000).Only("channel_strong");

        strong.Scope.Ids(Dimension.Channel).ShouldBe([2]);
        strong.AtStake.ShouldBeNull();
    }

    [Fact]
    public void Channels_that_all_return_much_are_nothing_special() =>
        Scenario.Diagnose(plan => plan.SpendPerMonth = _ => 80_000).ShouldNotFind("channel_strong");

    [Fact]
    public void A_channel_that_earns_less_than_is_spent_on_it_loses_the_difference()
    {
        var roi = Scenario.Diagnose(plan => plan.SpendPerMonth = channel => channel == 2 ? 600_000 : 100_000).Only("channel_roi");

        roi.Scope.Ids(Dimension.Channel).ShouldBe([2]);
        roi.AtStake!.Value.ToDecimal().ShouldBe(12 * (6_000m - 12 * 105 * 4m));
    }

    [Theory]
    [InlineData(512_340, true)]
    [InlineData(508_000, false)]
    public void What_a_channel_loses_is_margin_and_is_held_against_margin(long spend, bool isTold)
    {
        // A third of a per cent of revenue and nearly one of margin; and less than half a per cent of either.
        var report = Scenario.Diagnose(plan => plan.SpendPerMonth = channel => channel == 2 ? spend : 100_000);

        report.Findings.Any(finding => finding.Rule == "channel_roi").ShouldBe(isTold, report.Describe());
    }
}
