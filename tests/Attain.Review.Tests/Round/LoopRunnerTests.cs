using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Review.Tests;

public sealed class LoopRunnerTests
{
    private static readonly DateOnly AsOf = new(2025, 12, 31);

    [Fact]
    public void An_empty_workspace_goes_round_and_says_what_is_not_there()
    {
        using var company = SmallCompany.Of(reps: 0, customers: 0, products: 0);

        var report = Reports.Loop(company.Open(AsOf));

        (report.Year, report.Breakdown, report.Target.Advice).ShouldBe((null, null, null));
        report.Target.WhyNot.ShouldNotBeNull();
        report.Loaded.ShouldAllBe(fact => !fact.IsLoaded && fact.Rows == 0 && fact.Days == null);
        (report.Actions.Count, report.Channels.Lines.Count, report.Totals.Count).ShouldBe((0, 0, 0));
        report.Diagnosis.NotJudged.ShouldNotBeEmpty();
    }

    [Fact]
    public void Orders_alone_give_all_that_follows_from_orders()
    {
        using var company = Company(onlyOrders: true);

        var report = Reports.Loop(company.Open(AsOf));

        report.Year!.Months.Count.ShouldBe(12);
        report.Year.Months.Sum(month => month.Now.Units).ShouldBe(report.Year.Now.Units);
        report.Year.Causes!.Parts.Sum(part => part.Units).ShouldBe(report.Year.Now.Units - report.Year.Before.Units);
        var advice = report.Target.Advice!;
        report.MonthsBefore.Sum(month => month.Units).ShouldBe(advice.Before.Units);
        report.Breakdown!.Cells.Sum(cell => cell.Units).ShouldBe(advice.Target.Amount.Units);
        report.Totals.Select(totals => totals.Dimension).ShouldBe([Dimension.Rep, Dimension.Line]);
        foreach (var totals in report.Totals) totals.Members.Sum(total => total.Amount.Units).ShouldBe(advice.Target.Amount.Units);
        report.Loaded.Single(fact => fact.IsLoaded).Kind.ShouldBe(FactKind.OrderLines);
        report.Actions.ShouldAllBe(list => list.NotLoaded.Count == 3);
        report.Pace.Windows.ShouldBeEmpty();
    }

    [Fact]
    public void When_nobody_who_sold_stays_the_loop_goes_on_without_a_breakdown()
    {
        using var company = Company(onlyOrders: true, leaveDay: AsOf);

        var report = Reports.Loop(company.Open(AsOf));

        report.Target.Advice.ShouldNotBeNull();
        (report.Breakdown, report.Totals.Count, report.Actions.Count).ShouldBe((null, 0, 0));
        report.Health.Team.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Whoever_looks_sees_the_own_people_only_in_every_part_of_the_report(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        var filled = RandomCompany.Fill(workspace.Store, seed: 5, new CompanySize { Orders = 600, Customers = 200 });
        var company = WorkspaceView.Open(workspace.Store);
        foreach (var person in company.Directory.People.Take(5))
        {
            var view = company.SeenBy(Viewer.Of(person.Id, company.Directory));
            var seen = view.Histories(view.AsOf).Select(history => history.CustomerId).ToHashSet();
            seen.UnionWith(OwnRows<Lead>(row => (row.RepId, row.CustomerId)).Concat(OwnRows<Opportunity>(row => (row.RepId, row.CustomerId))).Concat(OwnRows<Ticket>(row => (row.RepId, row.CustomerId))));

            var written = new Written(Reports.Loop(view));

            written.Ids(Dimension.Rep).Except(view.Viewer.RepIds!).ShouldBeEmpty();
            written.Lines.Count.ShouldBeGreaterThan(100);
            written.Ids(Dimension.Customer).Except(seen).ShouldBeEmpty();

            IEnumerable<int> OwnRows<T>(Func<T, (int? Rep, int? Customer)> of)
                where T : Facts.Record =>
                filled.Rows<T>().Select(of).Where(row => row.Rep is { } rep && view.Viewer.Sees(rep)).Select(row => row.Customer ?? 0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_others_sell_changes_nothing_in_what_a_rep_or_a_manager_reads(int viewer)
    {
        using var modest = Company(others: 1);
        using var grand = Company(others: 7);

        var (before, after) = (Seen(modest), Seen(grand));

        after.ShouldBe(before);
        before.Count.ShouldBeGreaterThan(1_000);
        new Written(Reports.Loop(modest.Open(AsOf))).Lines.ShouldNotBe(new Written(Reports.Loop(grand.Open(AsOf))).Lines);

        IReadOnlyList<string> Seen(SmallCompany company)
        {
            var view = company.Open(AsOf);
            return new Written(Reports.Loop(view.SeenBy(Viewer.Of(viewer, view.Directory)))).Lines;
        }
    }

    /// <summary>
    /// Three years, two reps with three customers each; the first has a manager, the third person. What the second sells, asks, promises
    /// and should reach is so many times as much.
    /// </summary>
    private static SmallCompany Company(bool onlyOrders = false, int others = 1, DateOnly? leaveDay = null)
    {
        var company = SmallCompany.Of(reps: 0, customers: 6, products: 0);
        company.Add(new Person { Name = "Rep 1", Sells = true, ManagerId = 3, LeaveDay = leaveDay });
        company.Add(new Person { Name = "Rep 2", Sells = true, LeaveDay = leaveDay });
        company.Add(new Person { Name = "Manager" });
        company.Add(new ProductLine { Name = "Line" });
        company.Add(new Product { Name = "Product", LineId = 1 });
        company.Add(new Channel { Name = "Dealers" });
        for (var month = 0; month < 36; month++)
        {
            for (var customer = 1; customer <= 6; customer++)
            {
                // One customer of each stops in the last summer.
                if (customer % 3 == 0 && month > 30) continue;
                var rep = (customer + 2) / 3;
                var times = rep == 2 ? others : 1;
                var order = company.Order(new DateOnly(2023, 1, 1).AddMonths(month).AddDays(2 * customer), customer, rep);
                order.ChannelId = 1;
                company.Line(order, (10_000 + 100 * month + 1_000 * (month % 12)) * times, product: 1, quantity: 1000 * times, cost: 4_000 * times);
            }
        }

        if (onlyOrders) return company;
        for (var rep = 1; rep <= 2; rep++)
        {
            for (var i = 0; i < 24 * (rep == 2 ? others : 1); i++)
            {
                var day = new DateOnly(2024, 1, 3).AddMonths(i % 24);
                company.Add(new Lead { Name = $"Lead {i}", Day = day, CreatedAt = SmallCompany.At(day, 9), RepId = rep, Grade = i % 3 == 0 ? "A" : null, ConvertedDay = i % 4 == 0 ? day : null });
                company.Add(new Opportunity { Name = $"Deal {i}", Day = day, RepId = rep, Amount = 50_000, ExpectedCloseDay = i % 2 == 0 ? day.AddDays(60) : null });
                company.Add(new Ticket { Kind = "delivery", Day = day, OpenedAt = SmallCompany.At(day, 9), RepId = rep, CustomerId = 3 * rep - 2, FirstResponseAt = i % 5 == 0 ? null : SmallCompany.At(day, 12) });
                company.Add(new Activity { Kind = "call", Day = day, RepId = rep });
                company.Add(new Spend { Day = day, ChannelId = 1, Amount = 500 });
            }

            for (var quarter = 0; quarter < 4; quarter++)
            {
                var from = new DateOnly(2025, 1, 1).AddMonths(3 * quarter);
                company.Add(new Target { RepId = rep, FromDay = from, ToDay = from.AddMonths(3), Value = 200_000 * (rep == 2 ? others : 1) });
            }
        }

        return company;
    }
}
