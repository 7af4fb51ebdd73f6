using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Imports;

public sealed class OtherKindsTests : IDisposable
{
    private readonly ImportBench _bench = new();

    [Fact]
    public void Territories_take_their_levels_by_name()
    {
        _bench.Import("territories", "id,name,level1,level2\n1,Northwest,America,USA\n2,East,America,USA\n3,Canada,America,Canada\n4,NA,NA,NA\n5,Home,,\n").Inserted.ShouldBe(5);

        var all = _bench.All<Territory>().ToDictionary(t => t.Id);
        all.Values.Select(t => (t.ExternalId, t.Name, Parent: t.ParentId is { } p ? all[p].ExternalId : null)).ShouldBe(
        [
            ("1", "Northwest", "America/USA"), ("2", "East", "America/USA"), ("3", "Canada", "America"), ("4", "NA", null), ("5", "Home", null),
            ("America", "America", null), ("America/USA", "USA", "America"),
        ], ignoreOrder: true);
    }

    [Fact]
    public void Territories_take_their_parent_by_id_in_any_order()
    {
        _bench.Import("territories", "id,name,parent\nb,B,a\na,A,\n").Inserted.ShouldBe(2);

        _bench.Only<Territory>("b").ParentId.ShouldBe(_bench.Only<Territory>("a").Id);
        _bench.Problems("territories", "id,name,parent\na,A,b\n").Single().ShouldContain("circle: ");
    }

    [Fact]
    public void Products_lie_in_lines_and_lines_in_categories()
    {
        _bench.Import("products", "id,name,line,category,role,cost,price\n1,P1,Road,Bikes,hit,1.5,2\n2,P2,Other,Bikes,,,\n3,P3,Other,Parts,,,\n4,P4,,Parts,,,\n5,P5,,,,,\n").Inserted.ShouldBe(5);

        var lines = _bench.All<ProductLine>().ToDictionary(l => l.Id);
        var categories = _bench.All<ProductCategory>().ToDictionary(c => c.Id, c => c.Name);
        _bench.All<Product>().Select(p => p.LineId is { } l ? $"{categories[lines[l].CategoryId!.Value]}/{lines[l].Name}" : "").ShouldBe(
            ["Bikes/Road", "Bikes/Other", "Parts/Other", "Parts/Parts", ""]);
        _bench.All<ProductRole>().Single().Name.ShouldBe("hit");
        _bench.Only<Product>("1").Cost.ShouldBe(150);
    }

    [Fact]
    public void Fields_a_mapping_does_not_mention_stay_as_they_were()
    {
        _bench.Import("customers", "id,name,size\n1,Alpha,10\n");
        _bench.Import("customers", "id,industry\n1,Trade\n", "{ 'fields': { 'id': 'id', 'industry': 'industry' } }").Updated.ShouldBe(1);

        var customer = _bench.Only<Customer>("1");
        (customer.Name, customer.Size, customer.Industry).ShouldBe(("Alpha", "10", "Trade"));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Pipeline_comes_in_from_lead_to_stage_history(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        bench.Import("people", "id,name\nr,Rita\n");
        bench.Import("leads", "id,created,name,source,channel,rep,grade,firstResponse,converted\n"
            + "l1,2024-03-01 09:00,Acme,Fair,Direct,r,A,2024-03-01 10:30,2024-03-09\nl2,2024-03-02,Beta,fair,,,,,\n").Inserted.ShouldBe(2);
        bench.Import("opportunities", "id,day,rep,lead,stage,amount,expectedClose,closed,outcome,source\n"
            + "o1,2024-03-09,r,l1,Offer,1000,2024-05-01,2024-04-20,Won,Fair\no2,2024-03-10,r,,Talk,,2024-06-01,,open,\n").Inserted.ShouldBe(2);
        bench.Import("stages", "opportunity,stage,entered\no1,Talk,2024-03-09 08:00\no1,Offer,2024-03-20 08:00\n").Inserted.ShouldBe(2);

        var lead = bench.Only<Lead>("l1");
        (lead.FirstResponseAt - lead.CreatedAt, lead.ConvertedDay).ShouldBe((5_400, new(2024, 3, 9)));
        DateTimeOffset.FromUnixTimeSeconds(lead.CreatedAt).ShouldBe(new(2024, 3, 1, 1, 0, 0, TimeSpan.Zero));
        bench.All<LeadSource>().Single().Name.ShouldBe("Fair");
        var deal = bench.Only<Opportunity>("o1");
        (deal.Outcome, deal.Category, deal.ClosedDay, deal.Amount, deal.LeadId).ShouldBe((Outcome.Won, ForecastCategory.Closed, new(2024, 4, 20), 100_000, lead.Id));
        bench.All<Stage>().Select(s => (s.Name, s.Position)).ShouldBe([("Offer", 1), ("Talk", 2)]);
        bench.Scalar("SELECT last_fact_day FROM workspace").ShouldBe(EpochDay.Of(new(2024, 4, 20)));
    }

    [Fact]
    public void Deal_that_is_decided_without_a_day_or_decided_before_it_began_is_a_problem() =>
        _bench.Problems("opportunities", "id,day,closed,outcome\n1,2024-01-05,,lost\n2,2024-01-05,2024-01-04,won\n3,2024-01-05,,perhaps\n").ShouldBe(
        [
            "2 closed: it is won or lost but has no closing day",
            "3 closed: 4 Jan 2024 lies before its start, 5 Jan 2024",
            "4 outcome: \"perhaps\" should be one of: open, won, lost",
        ]);

    [Fact]
    public void Activities_tickets_and_spend_come_in()
    {
        _bench.Import("people", "id,name\nr,Rita\n");
        _bench.Import("activities", "day,rep,kind,minutes\n2024-01-05,r,call,15\n2024-01-05,r,call,15\n",
            "{ 'fields': { 'id': { 'row': true }, 'day': 'day', 'kind': 'kind', 'rep': 'rep', 'minutes': 'minutes' } }").Inserted.ShouldBe(2);
        _bench.Import("tickets", "n,s,at,done\n1,New,29/2/2016 01:16,?\n1,Closed,29/2/2016 01:16,5/3/2016 12:00\n2,New,1/3/2016 08:00,?\n",
            "{ 'duplicates': 'last', 'empty': ['?'], 'date': 'd/M/yyyy HH:mm', 'fields': { 'id': 'n', 'kind': 's', 'opened': 'at', 'resolved': 'done' } }").Inserted.ShouldBe(2);
        _bench.Import("spend", "day,channel,amount\n2024-01-01,Online,10.5\n2024-01-01,Online,2\n2024-01-01,,1\n",
            "{ 'duplicates': 'sum', 'fields': { 'day': 'day', 'channel': 'channel', 'amount': 'amount' } }").Inserted.ShouldBe(3);

        _bench.All<Activity>().Sum(a => a.Minutes).ShouldBe(30);
        var ticket = _bench.Only<Ticket>("1");
        (ticket.Kind, ticket.ResolvedAt - ticket.OpenedAt).ShouldBe(("Closed", ((5 * 24 * 60) + (10 * 60) + 44) * 60));
        _bench.All<Spend>().Select(s => s.Amount).ShouldBe([1_250, 100]);
    }

    [Fact]
    public void Targets_close_where_the_next_window_opens()
    {
        _bench.Import("people", "id,name\n1,Ann\n2,Bob\n");
        _bench.Import("targets", "rep,start,quota\n1,2013-03-30,10.5\n2,2013-06-30,20\n1,2013-06-30,7\n", """
            { 'lastWindowMonths': 3, 'fields': { 'rep': 'rep', 'from': 'start', 'to': 'next', 'value': 'quota', 'channel': { 'constant': 'Dealer' } } }
            """).Inserted.ShouldBe(3);

        _bench.All<Target>().Select(t => (t.FromDay, t.ToDay, t.Value, t.Metric)).ShouldBe(
        [
            (new(2013, 3, 30), new(2013, 6, 30), 1_050, "revenue"), (new(2013, 6, 30), new(2013, 9, 30), 2_000, "revenue"), (new(2013, 6, 30), new(2013, 9, 30), 700, "revenue"),
        ]);
        _bench.Scalar("SELECT COUNT(*) FROM calendar").ShouldBe(365);
        _bench.Scalar("SELECT COUNT(*) FROM workspace WHERE last_fact_day IS NULL").ShouldBe(1);
    }

    [Fact]
    public void Targets_carry_their_own_window_scope_and_metric()
    {
        _bench.Import("people", "id,name,division,team\n1,Ann,East,Alpha\n");
        _bench.Import("targets", "from,to,metric,value,team,division,line\n2024-01-01,2024-04-01,revenue,100,Alpha,,\n2024-01-01,2024-04-01,new_customers,12,,East,Road\n").Inserted.ShouldBe(2);

        _bench.All<Target>().Select(t => t.Value).ShouldBe([10_000, 12]);
        _bench.Problems("targets", "from,to,metric,value,team\n2024-01-01,2024-01-01,revenue,1,\n2024-01-01,2024-02-01,happiness,1,\n2024-01-01,2024-02-01,revenue,1,Gamma\n")
            .Select(p => p[..10]).ShouldBe(["2 to: the ", "3 metric: ", "4 team: th"]);
    }

    public void Dispose() => _bench.Dispose();
}
