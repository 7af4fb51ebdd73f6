using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Strategy.Tests;

public sealed class ChannelAdviceTests
{
    private static readonly DateOnly AsOf = new(2024, 12, 31);

    /// <summary>The channel brings a margin of 1,000.</summary>
    [Theory]
    [InlineData(100_001, ChannelCall.Stop)]
    [InlineData(100_000, ChannelCall.Hold)]
    [InlineData(50_000, ChannelCall.Hold)]
    [InlineData(33_334, ChannelCall.Hold)]
    [InlineData(33_333, ChannelCall.Amplify)]
    public void Below_one_stops_and_above_three_amplifies(long spend, ChannelCall call)
    {
        using var company = Selling();
        company.Add(new Spend { Day = AsOf, ChannelId = 1, Amount = spend });

        var line = ChannelAdvice.Build(company.Open(AsOf)).Lines.ShouldHaveSingleItem();

        line.Call.ShouldBe(call);
        line.Roi!.Value.ShouldBe(100_000m / spend, 0.0000001m);
        line.Spend!.Value.Units.ShouldBe(spend);
    }

    [Fact]
    public void Exactly_three_holds()
    {
        using var company = Selling(cost: 100_000);
        company.Add(new Spend { Day = AsOf, ChannelId = 1, Amount = 100_000 });
        var view = company.Open(AsOf);

        // 4,000 sold, 1,000 of cost: a margin of 3,000.
        ChannelAdvice.Build(view).Lines[0].Call.ShouldBe(ChannelCall.Hold);
    }

    [Fact]
    public void Lines_are_settings()
    {
        using var company = Selling();
        company.Add(new Spend { Day = AsOf, ChannelId = 1, Amount = 100_000 });

        ChannelAdvice.Build(company.Open(AsOf, (ChannelAdvice.StopBelow, 1.5m))).Lines[0].Call.ShouldBe(ChannelCall.Stop);
    }

    [Fact]
    public void Without_spend_nothing_is_judged_and_it_says_so()
    {
        using var company = Selling();

        var report = ChannelAdvice.Build(company.Open(AsOf));

        report.NotLoaded.ShouldBe(Sentence.Of("strategy.channel.noSpend"));
        var line = report.Lines.ShouldHaveSingleItem();
        (line.Call, line.Spend, line.Roi, line.Growth).ShouldBe((ChannelCall.NotJudged, null, null, null));
        line.Advice.ShouldBe(Sentence.Of("strategy.channel.unknown"));
        (line.Margin!.Value.Units, line.MarginRate!.Value.Value).ShouldBe((100_000L, 0.25m));
    }

    [Fact]
    public void Without_cost_a_channel_is_not_judged_whatever_was_spent()
    {
        using var company = Selling(cost: null);
        company.Add(new Spend { Day = AsOf, ChannelId = 1, Amount = 1 });

        var line = ChannelAdvice.Build(company.Open(AsOf)).Lines.ShouldHaveSingleItem();

        (line.Margin, line.MarginRate, line.Roi, line.Call).ShouldBe((null, null, null, ChannelCall.NotJudged));
    }

    [Fact]
    public void A_channel_that_takes_money_and_sells_nothing_is_stopped()
    {
        using var company = Selling();
        company.Add(new Channel { Name = "Fairs" });
        company.Add(new Spend { Day = AsOf, ChannelId = 2, Amount = 100_000 });

        var line = ChannelAdvice.Build(company.Open(AsOf)).Lines[1];

        (line.Channel.Name, line.Revenue.Units, line.Roi, line.Call).ShouldBe(("Fairs", 0L, 0m, ChannelCall.Stop));
    }

    [Theory]
    [InlineData(730, 3.0)]
    [InlineData(400, null)]
    public void Growth_needs_a_year_before_that_is_wholly_loaded(int firstOrderDaysAgo, double? growth)
    {
        using var company = Selling();
        company.Line(company.Order(AsOf.AddDays(-firstOrderDaysAgo), customer: 1).On(1), amount: 100_000, cost: 10_000);

        var line = ChannelAdvice.Build(company.Open(AsOf)).Lines.ShouldHaveSingleItem();

        ((double?)line.Growth?.Value).ShouldBe(growth);
        line.Advice.Key.ShouldBe(growth is null ? "strategy.channel.unknown" : "strategy.channel.growth");
    }

    [Fact]
    public void Spend_is_the_companys_and_no_zero_of_a_rep()
    {
        using var company = Selling();
        company.Add(new Spend { Day = AsOf, ChannelId = 1, Amount = 100_000 });
        company.Line(company.Order(AsOf, customer: 1, rep: 2).On(1), amount: 900_000, cost: 1);
        var view = company.Open(AsOf);

        var report = ChannelAdvice.Build(view.SeenBy(Viewer.Of(1, view.Directory)));

        report.NotLoaded.ShouldBe(Sentence.Of("strategy.channel.companySpend"));
        var line = report.Lines.ShouldHaveSingleItem();
        (line.Spend, line.Roi, line.Call, line.Revenue.Units).ShouldBe((null, null, ChannelCall.NotJudged, 400_000L));
    }

    [Fact]
    public void Without_orders_there_are_no_channels()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 0, products: 0);

        ChannelAdvice.Build(company.Open(AsOf)).Lines.ShouldBeEmpty();
    }

    /// <summary>One channel sold for 4,000 at the as-of day, by the first of two reps.</summary>
    private static SmallCompany Selling(long? cost = 300_000)
    {
        var company = SmallCompany.Of(reps: 2, customers: 1, products: 1);
        company.Add(new Channel { Name = "Dealers" });
        company.Line(company.Order(AsOf, customer: 1).On(1), amount: 400_000, cost: cost);
        return company;
    }
}

internal static class Orders
{
    public static Order On(this Order order, int channel)
    {
        order.ChannelId = channel;
        return order;
    }
}
