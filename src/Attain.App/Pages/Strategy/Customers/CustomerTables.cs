using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Metrics;

namespace Attain.App.Pages.Strategy.Customers;

/// <summary>The book as tables: its members, the two pictures, the plays.</summary>
public static class CustomerTables
{
    private const int OwnersTold = 3;

    public static IReadOnlyList<int> Scores { get; } = [5, 4, 3, 2, 1];

    public static Table Members(PageContext here)
    {
        var words = here.Words;
        return new(
            "customers", "strategy/customers", words["strategypage.members"],
            [
                new("customer", words["dimension.customer"]), new("rep", words["dimension.rep"]), new("tier", words["dimension.tier"]), new("segment", words["dimension.segment"]),
                new("revenue", words["strategypage.revenue12"]) { Number = true }, new("before", words["strategypage.before12"]) { Number = true, Minor = true },
                new("lost", words["strategypage.lost"]) { Number = true, Hint = words["strategypage.lost.hint"] },
                new("days", words["strategypage.days"]) { Number = true }, new("orders", words["strategypage.orders"]) { Number = true, Minor = true },
                new("rfm", "R-F-M") { Minor = true },
            ],
            [.. CustomerBook.Of(here).Chosen(here).Select(customer => new Row(
                [
                    new(words.Name(here.View.Member(Dimension.Customer, customer.Standing.CustomerId))), words.Name(here.View.Member(Dimension.Rep, customer.RepId)),
                    words.Name(here.View.Member(Dimension.Tier, customer.Standing.Tier)), words.Name(here.View.Member(Dimension.Segment, customer.Standing.Segment)),
                    new(customer.Revenue), new(customer.Before), new(customer.Lost == 0 ? null : here.Profile.Money(customer.Lost)),
                    new(customer.Days), new(customer.Standing.Frequency), $"{customer.Standing.R}-{customer.Standing.F}-{customer.Standing.M}",
                ]) { Link = here.Link(FormattableString.Invariant($"execute/customers/{customer.Standing.CustomerId}")) })])
        { Sort = "-revenue", Filter = true, PageSize = 20, Empty = words["strategypage.nobody"] };
    }

    /// <summary>R by F: how many customers and what they bring.</summary>
    public static Table Rfm(PageContext here) => Matrix(
        here, "rfm", here.Words["strategypage.rfm"], [.. Scores.Select(r => ($"R{r}", r))], [.. Scores.Reverse().Select(f => ($"F{f}", f))], c => c.R, c => c.F);

    /// <summary>Tier by segment.</summary>
    public static Table Tiers(PageContext here) => Matrix(
        here, "tiers", here.Words["strategypage.tiers"], Members(here, Dimension.Tier), Members(here, Dimension.Segment), c => c.Tier, c => c.Segment);

    public static IReadOnlyList<(string Name, int Id)> Members(PageContext here, Dimension dimension) =>
        [.. FixedMembers.Of(dimension).Select((_, i) => (here.Words.Name(here.View.Member(dimension, i + 1)), i + 1))];

    private static Table Matrix(
        PageContext here, string name, string title, IReadOnlyList<(string Name, int Id)> rows, IReadOnlyList<(string Name, int Id)> columns,
        Func<CustomerStanding, int> row, Func<CustomerStanding, int> column)
    {
        var words = here.Words;
        var cells = CustomerBook.Of(here).All.ToLookup(customer => (row(customer.Standing), column(customer.Standing)));
        return new(
            name, "strategy/" + name, title,
            [
                new("row", title), .. columns.Select(one => new Column("n" + one.Id.ToString(CultureInfo.InvariantCulture), words.Say("strategypage.count", ("name", one.Name))) { Number = true }),
                .. columns.Select(one => new Column("m" + one.Id.ToString(CultureInfo.InvariantCulture), words.Say("strategypage.amount", ("name", one.Name))) { Number = true }),
            ],
            [.. rows.Select(one => new Row(
                [one.Name, .. columns.Select(other => new Cell(cells[(one.Id, other.Id)].Count())), .. columns.Select(other => new Cell(Sum(here, cells[(one.Id, other.Id)])))]))]);
    }

    public static Money Sum(PageContext here, IEnumerable<BookedCustomer> customers) => here.Profile.Money(customers.Sum(customer => customer.Revenue.Units));

    /// <summary>Every tier or segment with its play.</summary>
    public static Table Plays(PageContext here, Dimension by)
    {
        var words = here.Words;
        var all = CustomerBook.Of(here).All;
        var whole = Sum(here, all);
        return new(
            "plays-" + by.Name(), by == Dimension.Tier ? "strategy/plays-tiers" : "strategy/plays-segments", words[$"dimension.{by.Name()}"],
            [
                new("group", words[$"dimension.{by.Name()}"]), new("customers", words["strategypage.customers.count"]) { Number = true }, new("revenue", words["strategypage.revenue12"]) { Number = true },
                new("share", words["plans.share"]) { Number = true }, new("lost", words["strategypage.lost"]) { Number = true, Hint = words["strategypage.lost.hint"] },
                new("owners", words["strategypage.owners"]), new("play", words["report.play"]),
            ],
            [.. FixedMembers.Of(by).Select((key, i) =>
            {
                var members = all.Where(customer => (by == Dimension.Tier ? customer.Standing.Tier : customer.Standing.Segment) == i + 1).ToList();
                var revenue = Sum(here, members);
                var share = whole.Units > 0 ? (decimal)revenue.Units / whole.Units : (decimal?)null;
                var lost = members.Sum(customer => customer.Lost);
                return new Row(
                [
                    new(words.Name(here.View.Member(by, i + 1))), new(members.Count) { Note = words.Percent(all.Count == 0 ? null : (decimal)members.Count / all.Count) }, new(revenue),
                    new(share is { } part ? new Ratio(part) : null) { Bar = share }, new(CustomerBook.Of(here).ReachesBack ? here.Profile.Money(lost) : null),
                    Owners(here, members), words[$"strategy.play.{by.Name()}.{key}"],
                ]) { Link = here.Link("strategy", (by.Name(), key)) };
            })]);
    }

    /// <summary>Who has most of these customers.</summary>
    private static string Owners(PageContext here, List<BookedCustomer> members) => here.Words.List(members
        .Where(customer => customer.RepId != 0).GroupBy(customer => customer.RepId).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Take(OwnersTold)
        .Select(group => here.Words.Say("strategypage.owner", ("name", here.Words.Name(here.View.Member(Dimension.Rep, group.Key))), ("count", group.Count()))));
}
