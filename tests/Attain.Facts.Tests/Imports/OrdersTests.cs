using Attain.Tests.Support;

namespace Attain.Facts.Tests.Imports;

public sealed class OrdersTests : IDisposable
{
    private const string Plain = """
        { 'source': 'erp', 'create': ['customer', 'product'], 'fields': {
            'order': 'Order', 'lineNumber': 'Line', 'day': 'Day', 'customer': 'Customer', 'product': 'Product', 'quantity': 'Qty', 'amount': 'Amount' } }
        """;

    private const string Unnumbered = """
        { 'source': 'shop', 'create': ['customer', 'product'], 'fields': {
            'order': 'Invoice', 'day': 'Day', 'customer': 'Customer', 'product': 'Code', 'quantity': 'Qty',
            'amount': { 'expression': 'Qty * Price' }, 'document': { 'column': 'Invoice', 'map': { 'C*': 'cancellation', '*': 'order' } } } }
        """;

    private const string Header = "Order,Line,Day,Customer,Product,Qty,Amount\n";

    private readonly ImportBench _bench = new();

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Changed_file_inserts_updates_and_leaves_alone_by_row(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        var first = bench.Import("orders", Header + "A,1,2024-01-05,c1,p1,2,20\nA,2,2024-01-05,c1,p2,1,5.5\nB,1,2024-01-06,c2,p1,1,10\nC,1,2024-01-07,,p1,1,10\n", Plain);
        (first.Read, first.Inserted, first.Written).ShouldBe((4, 4, true));

        // A: another amount on line 2 and a third line; B: another day, which is a change of all its lines; C: as it was.
        var second = bench.Import("orders", Header + "A,1,2024-01-05,c1,p1,2,20\nA,2,2024-01-05,c1,p2,1,6.5\nA,3,2024-01-05,c1,p3,1,1\nB,1,2024-01-08,c2,p1,1,10\nC,1,2024-01-07,,p1,1,10\n", Plain);
        (second.Read, second.Inserted, second.Updated, second.Unchanged).ShouldBe((5, 1, 2, 2));

        bench.Scalar("SELECT CAST(SUM(amount) AS BIGINT) FROM order_line").ShouldBe(4_750);
        bench.Only<Order>("B").Day.ShouldBe(new(2024, 1, 8));
        bench.Only<Order>("C").CustomerId.ShouldBeNull();
        bench.All<Customer>().Select(c => c.ExternalId).ShouldBe(["c1", "c2"]);
        bench.All<Product>().Select(p => p.ExternalId).ShouldBe(["p1", "p2", "p3"]);
        bench.Scalar("SELECT last_fact_day FROM workspace").ShouldBe(EpochDay.Of(new(2024, 1, 8)));
        bench.Scalar("SELECT COUNT(*) FROM calendar").ShouldBe(366);
        var imports = new Importer(bench.Store).List();
        imports.Select(i => (i.Read, i.Inserted, i.Updated, i.Unchanged)).ShouldBe([(4, 4, 0, 0), (5, 1, 2, 2)]);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Many_batches_with_orders_spread_over_the_file_come_in_whole(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        var random = new Random(7);
        var rows = Enumerable.Range(0, 12_000).Select(i => (Order: i % 4_000, Line: (i / 4_000) + 1, Units: random.NextInt64(-500_000, 500_000))).ToList();
        var csv = Header + string.Concat(rows.Select(r => FormattableString.Invariant($"O{r.Order},{r.Line},2024-02-{(r.Order % 28) + 1:00},c{r.Order % 77},p{r.Line},1,{r.Units / 100m}\n")));

        bench.Import("orders", csv, Plain).Inserted.ShouldBe(12_000);

        bench.Scalar("SELECT COUNT(*) FROM sales_order").ShouldBe(4_000);
        bench.Scalar("SELECT CAST(SUM(amount) AS BIGINT) FROM order_line").ShouldBe(rows.Sum(r => r.Units));
        bench.Scalar("SELECT COUNT(DISTINCT id) FROM order_line").ShouldBe(12_000);
    }

    [Fact]
    public void Returns_and_cancelled_documents_are_stored_negative()
    {
        _bench.Import("orders", "Invoice,Day,Customer,Code,Qty,Price\n1,2024-01-05,c,a,2,1.25\n1,2024-01-05,c,b,-1,2.00\nC2,2024-01-06,c,a,-2,1.25\nC3,2024-01-06,c,a,2,1.25\n", Unnumbered);

        _bench.All<OrderLine>().Select(l => (l.ExternalId, l.Quantity, l.Amount, l.IsReturn)).ShouldBe(
            [("1", 2_000, 250, false), ("2", -1_000, -200, true), ("1", -2_000, -250, true), ("1", -2_000, -250, true)]);
        _bench.All<Order>().Select(o => o.Kind).ShouldBe([DocumentKind.Order, DocumentKind.Cancellation, DocumentKind.Cancellation]);
    }

    [Fact]
    public void Every_problem_is_told_with_row_and_column_and_nothing_is_written()
    {
        var problems = _bench.Problems("orders", "Order,Line,Day,Rep,Qty,Amount\n"
            + "A,1,2024-13-05,,1,10\n"
            + "A,2,2024-01-05,9,1,10\n"
            + "B,1,1824-01-05,,1,10\n"
            + "C,1,2024-01-05,,x,10\n"
            + "D,1,2024-01-05,,1,10.001\n"
            + "E,1,2024-01-05,,1,99999999999999999999\n"
            + "F,1,2024-01-05,,1,\n"
            + "G,1,2024-01-05,,0.0001,1\n",
            "{ 'fields': { 'order': 'Order', 'lineNumber': 'Line', 'day': 'Day', 'rep': 'Rep', 'quantity': 'Qty', 'amount': 'Amount' } }");

        problems.ShouldBe(
        [
            "2 Day: \"2024-13-05\" is not a date; expected is: yyyy-MM-dd",
            "3 Rep: there is none with the id \"9\" (rep). Import it first, or correct the id",
            "4 Day: the date 1824-01-05 is out of range: only 1 Jan 1900 to 31 Dec 2200 are taken",
            "5 Qty: \"x\" is not a number (decimal and thousands signs are those of the mapping)",
            "6 Amount: 10.001 has more than 2 decimals. Correct it, or say \"round\": true in the mapping",
            "7 Amount: the number is too large",
            "8 Amount: is needed but empty",
            "9 Qty: 0.0001 has more than 3 decimals. Correct it, or say \"round\": true in the mapping",
        ]);
    }

    [Fact]
    public void Head_that_contradicts_itself_names_both_rows() =>
        _bench.Problems("orders", Header + "A,1,2024-01-05,c1,p1,2,20\nB,1,2024-01-05,c1,p1,2,20\nA,2,2024-01-06,c2,p1,2,20\n", Plain)
            .ShouldBe(["4 Day: order A contradicts what line 2 says of it: day, customer"]);

    [Fact]
    public void Line_that_is_there_twice_names_both_rows() =>
        _bench.Problems("orders", Header + "A,1,2024-01-05,c1,p1,2,20\nA,x-1,2024-01-05,c1,p1,2,20\nA,1,2024-01-05,c1,p2,3,30\nA,x-1,2024-01-05,c1,p1,2,20\n", Plain)
            .ShouldBe(["4 Line: line 1 of order A stood on line 2 of the file already", "5 Line: line x-1 of order A stood on line 3 of the file already"]);

    [Fact]
    public void Whole_row_that_is_there_twice_is_a_problem_unless_the_mapping_says_what_it_means()
    {
        const string csv = "Invoice,Day,Customer,Code,Qty,Price\n1,2024-01-05,c,a,2,1.00\n1,2024-01-05,c,b,1,1.00\n1,2024-01-05,c,a,2,1.00\n";

        _bench.Problems("orders", csv, Unnumbered).Single().ShouldStartWith("4 : it repeats line 2 in every column.");
        Units("first").ShouldBe([200, 100]);
        Units("last").ShouldBe([200, 100]);
        Units("sum").ShouldBe([400, 100]);
        Units("keep").ShouldBe([200, 100, 200]);

        long[] Units(string mode)
        {
            using var bench = new ImportBench();
            var report = bench.Import("orders", csv, Unnumbered.Replace("{ 'source'", $"{{ 'duplicates': '{mode}', 'source'", StringComparison.Ordinal));
            (report.Inserted + report.Skipped).ShouldBe(3);
            return [.. bench.All<OrderLine>().Select(l => l.Amount)];
        }
    }

    [Fact]
    public void Numbered_lines_repeated_follow_the_mapping()
    {
        const string csv = Header + "A,1,2024-01-05,c1,p1,2,20\nA,1,2024-01-05,c1,p1,3,31\n";

        Lines("first").ShouldBe([(2_000, 2_000)]);
        Lines("last").ShouldBe([(3_000, 3_100)]);
        Lines("sum").ShouldBe([(5_000, 5_100)]);

        (long, long)[] Lines(string mode)
        {
            using var bench = new ImportBench();
            bench.Import("orders", csv, Plain.Replace("{ 'source'", $"{{ 'duplicates': '{mode}', 'source'", StringComparison.Ordinal));
            return [.. bench.All<OrderLine>().Select(l => (l.Quantity, l.Amount))];
        }
    }

    [Fact]
    public void Skipping_writes_the_good_rows_and_a_file_of_the_bad_ones()
    {
        var rejects = _bench.Folder.File("rejects.csv");
        var report = _bench.ImportFile(
            "orders", _bench.Write("mixed.csv", Header + "A,1,2024-01-05,new,p1,2,20\nB,1,never,other,p2,1,\"1,0\"\nA,2,2024-01-05,new,p1,1,5\n"), Plain, skip: true,
            rejects: new(rejects, s => ImportBench.Texts.Say(s, Core.Language.English)));

        (report.Read, report.Inserted, report.Rejected, report.Written).ShouldBe((3, 2, 1, true));
        report.Problems.Count.ShouldBe(2);
        File.ReadAllLines(rejects).ShouldBe(
        [
            "Order,Line,Day,Customer,Product,Qty,Amount,row,problem",
            "B,1,never,other,p2,1,\"1,0\",3,\"Day: \"\"never\"\" is not a date; expected is: yyyy-MM-dd; Amount: \"\"1,0\"\" is not a number (decimal and thousands signs are those of the mapping)\"",
        ]);
        // What only a rejected row mentions is not made.
        _bench.All<Customer>().Select(c => c.ExternalId).ShouldBe(["new"]);
        _bench.All<Product>().Select(p => p.ExternalId).ShouldBe(["p1"]);
    }

    [Fact]
    public void Dry_run_counts_and_leaves_nothing()
    {
        var report = _bench.Import("orders", Header + "A,1,2024-01-05,c1,p1,2,20\n", Plain, dryRun: true);

        (report.Inserted, report.Written, report.ImportId).ShouldBe((1, false, null));
    }

    [Fact]
    public void Customers_are_made_only_when_asked_for() =>
        _bench.Problems("orders", Header + "A,1,2024-01-05,c1,,2,20\n", Plain.Replace("'create': ['customer', 'product'], ", "", StringComparison.Ordinal))
            .ShouldBe(["2 Customer: there is none with the id \"c1\" (customer). Import it first, or correct the id"]);

    [Fact]
    public void References_are_sought_in_the_named_source_then_the_own_then_any()
    {
        foreach (var source in new[] { "crm", "erp", "web" }) _bench.Import("customers", "id,name\n1," + source + "\n", $"{{ 'source': '{source}', 'fields': {{ 'id': 'id', 'name': 'name' }} }}");
        _bench.Import("customers", "id,name\n2,only\n", "{ 'source': 'web', 'fields': { 'id': 'id', 'name': 'name' } }");
        const string csv = "Order,Day,Customer,Amount\nA,2024-01-05,1,1\nB,2024-01-05,2,1\n";
        const string mapping = "{ 'source': 'SOURCE', REFERENCES 'fields': { 'order': 'Order', 'day': 'Day', 'customer': 'Customer', 'amount': 'Amount' } }";

        Import("erp", "'references': { 'customer': 'crm' },");
        Import("web", "");
        Customer("erp", "A").ShouldBe("crm");
        Customer("erp", "B").ShouldBe("only");
        Customer("web", "A").ShouldBe("web");
        _bench.Problems("orders", csv, mapping.Replace("SOURCE", "new", StringComparison.Ordinal).Replace("REFERENCES", "", StringComparison.Ordinal)).Single().ShouldContain("is there in several sources");

        void Import(string source, string references) =>
            _bench.Import("orders", csv, mapping.Replace("SOURCE", source, StringComparison.Ordinal).Replace("REFERENCES", references, StringComparison.Ordinal));

        string Customer(string source, string order)
        {
            using var db = _bench.Store.NewDb();
            var sourceId = db.Set<DataSource>().Single(s => s.Name == source).Id;
            var id = _bench.All<Order>().Single(o => o.SourceId == sourceId && o.ExternalId == order).CustomerId;
            return _bench.All<Customer>().Single(c => c.Id == id).Name;
        }
    }

    [Theory]
    [InlineData("29/2/2016 01:16", "d/M/yyyy HH:mm", 2016, 2, 29)]
    [InlineData("05.03.2024", "dd.MM.yyyy", 2024, 3, 5)]
    [InlineData("20240305", null, 2024, 3, 5)]
    [InlineData("2024年3月5日", null, 2024, 3, 5)]
    [InlineData("2009-12-01 07:45:00", null, 2009, 12, 1)]
    [InlineData("2024-03-05T23:30:00Z", null, 2024, 3, 6)]
    public void Day_is_read_in_its_pattern_and_the_workspaces_zone(string text, string? pattern, int year, int month, int day)
    {
        var how = pattern is null ? "'Day'" : $"{{ 'column': 'Day', 'format': '{pattern}' }}";
        _bench.Import("orders", $"Order,Day,Amount\nA,{text},1\n", $"{{ 'fields': {{ 'order': 'Order', 'day': {how}, 'amount': 'Amount' }} }}");

        _bench.Only<Order>("A").Day.ShouldBe(new(year, month, day));
    }

    public void Dispose() => _bench.Dispose();
}
