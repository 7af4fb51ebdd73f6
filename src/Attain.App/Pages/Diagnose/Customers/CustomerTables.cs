using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Customers;

/// <summary>The tables of customers' concentration.</summary>
internal static class CustomerTables
{
    public static Table Curve(PageContext here)
    {
        var words = here.Words;
        var spread = Concentration.Of(here);
        return new("curve", "diagnose/customers/curve", words["diagnose.curve"],
            [
                new("percent", words["diagnose.curve.largest"]), new("count", words["report.customers"]) { Number = true },
                new("share", words["diagnose.curve.share"]) { Number = true }, new("before", words["report.year.before"]) { Number = true },
            ],
            [
                .. Concentration.Points.Select(percent => new Row(
                [
                    percent.ToString(CultureInfo.InvariantCulture) + "%", new(Concentration.Rank(percent, spread.Customers.Count)),
                    new(spread.AtPercent(percent) is { } now ? new Ratio(now) : null), new(spread.AtPercentBefore(percent) is { } then ? new Ratio(then) : null),
                ])),
            ]);
    }

    public static Table Tiers(PageContext here)
    {
        var words = here.Words;
        var spread = Concentration.Of(here);
        return new("tiers", "diagnose/customers/tiers", words["report.tiers"],
            [
                new("tier", words["dimension.tier"]), new("customers", words["report.customers"]) { Number = true },
                new("revenue", words["metric.revenue"]) { Number = true }, new("of", words["diagnose.tier.revenue"]) { Number = true },
            ],
            [
                .. spread.Customers.GroupBy(customer => customer.Tier).OrderBy(tier => tier.Key == 0 ? int.MaxValue : tier.Key).Select(tier => new Row(
                [
                    new(words.Name(here.View.Member(Dimension.Tier, tier.Key))) { Link = tier.Key == 0 ? null : here.Link("diagnose/records", ("metric", "revenue"), ("tier", here.View.Member(Dimension.Tier, tier.Key).ExternalId)) },
                    new(tier.Count()) { Note = words.Percent((decimal)tier.Count() / spread.Customers.Count) },
                    new(Money.Round(tier.Sum(customer => customer.Revenue), here.Profile.Currency)), new(new Ratio(tier.Sum(customer => customer.Share))) { Bar = tier.Sum(customer => customer.Share) },
                ])),
            ]);
    }

    public static Table Ranked(PageContext here)
    {
        var words = here.Words;
        var spread = Concentration.Of(here);
        return new("customers", "diagnose/customers", words["diagnose.top"],
            [
                new("customer", words["dimension.customer"]), new("tier", words["dimension.tier"]), new("owner", words["dimension.rep"]),
                new("revenue", words["metric.revenue"]) { Number = true }, new("share", words["report.share"]) { Number = true },
                new("sum", words["diagnose.cumulative"]) { Number = true, Minor = true }, new("onYear", words["report.onYear"]) { Number = true },
            ],
            [
                .. spread.Customers.Select(customer => new Row(
                [
                    new(words.Name(customer.Customer)) { Link = MemberLinks.Of(here, customer.Customer) },
                    customer.Tier == 0 ? new Cell(null) : words.Name(here.View.Member(Dimension.Tier, customer.Tier)),
                    customer.OwnerId == 0 ? new Cell(null) : here.View.Member(Dimension.Rep, customer.OwnerId).Name,
                    new(Money.Round(customer.Revenue, here.Profile.Currency)) { Link = here.Link("diagnose/records", ("metric", "revenue"), ("customer", customer.Customer.ExternalId)) },
                    new(new Ratio(customer.Share)) { Bar = spread.Customers[0].Share > 0 ? customer.Share / spread.Customers[0].Share : null },
                    new(new Ratio(customer.Cumulative)), new(customer.Before is { } then ? Delta.Of(then, customer.Revenue) : null) { Text = customer.Before == 0 ? words["diagnose.newCustomer"] : null },
                ])),
            ])
        { Filter = true, PageSize = 20 };
    }
}
