namespace Attain.Facts.Tests.Imports;

/// <summary>A mapping that says something nobody understands is refused with its place, before a row is read.</summary>
public sealed class MappingTests : IDisposable
{
    private const string Customers = "Id,Name,Size\n1,Alpha,10\n";

    private readonly ImportBench _bench = new();

    [Theory]
    [InlineData("{ 'fields': { 'id': 'Id', 'name': 'Name', 'colour': 'Size' } }", "fields.colour: customers has no such field. There are: id, name")]
    [InlineData("{ 'fields': { 'name': 'Name' } }", "fields: customers also needs the fields id")]
    [InlineData("{ 'fields': { 'id': 'Key' } }", "has no column \"Key\", which fields.id in")]
    [InlineData("{ 'source': 'a' }", "fields: it is missing")]
    [InlineData("{ 'fields': { 'id': 'Id' }, 'delimeter': ';' }", "delimeter: this is not understood. Use: about, kind, source")]
    [InlineData("{ 'fields': { 'id': { 'column': 'Id', 'constant': '1' } } }", "fields.id: give exactly one of: column, constant, template, expression, row")]
    [InlineData("{ 'fields': { 'id': 'Id', 'id': 'Name' } }", "fields.id: it is given twice")]
    [InlineData("{ 'fields': [] }", "fields: an object {…} is expected here")]
    [InlineData("{ 'fields': { 'id': 'Id' }, 'delimiter': ';;' }", "delimiter: one character is expected")]
    [InlineData("{ 'fields': { 'id': 'Id' }, 'create': ['planet'] }", "create: this is not understood. Use: customer, product, rep, territory")]
    [InlineData("{ 'fields': { 'id': 'Id' }, 'duplicates': 'sum' }", "duplicates: repeated rows of customers cannot be treated this way")]
    [InlineData("{ 'kind': 'orders', 'fields': { 'id': 'Id' } }", "is for orders, not for customers")]
    [InlineData("{ 'fields': { 'id': 'Id', 'potential': { 'expression': '[Size] * (2 + ' } } }", "character 15: it ends too early")]
    [InlineData("{ 'fields': { 'id': 'Id', 'potential': { 'expression': 'Size * Prize' } } }", "character 8: the file has no column \"Prize\"")]
    [InlineData("{ 'fields': { 'id': 'Id', 'potential': { 'expression': '(Size * 2' } } }", "character 1: ( is left open")]
    [InlineData("{ 'fields': { 'id': 'Id', 'potential': { 'expression': 'Size % 2' } } }", "character 6: \"% 2\" is not expected here")]
    [InlineData("{ 'fields': { 'id': 'Id', 'territory': { 'column': 'Id', 'lookup': { 'file': 'none.csv', 'key': 'a', 'value': 'b' } } } }", "There is no file")]
    [InlineData("{ 'fields': { 'id': 'Id', 'territory': 'Size' }, 'references': 'erp' }", "Nothing has been imported from the source \"erp\" yet")]
    [InlineData("{ 'fields': { 'id': 'Id', }\n  'source' 'x' }", "is not valid JSON (at 2:")]
    public void Mapping_says_something_wrong_is_refused_with_its_place(string mapping, string said) =>
        _bench.Refusal("customers", Customers, mapping).ShouldContain(said);

    [Fact]
    public void Mapping_file_is_missing_is_refused() =>
        _bench.RefusalOf(() => ImportMapping.Load(_bench.Folder.File("nowhere.json"))).ShouldContain("There is no file");

    [Fact]
    public void Kind_is_unknown_names_those_there_are() =>
        _bench.Refusal("orderz", Customers).ShouldContain("people, territories, customers, products, orders, leads");

    [Fact]
    public void No_mapping_takes_columns_named_like_fields()
    {
        _bench.Import("customers", Customers).Inserted.ShouldBe(1);

        var customer = _bench.Only<Customer>("1");
        (customer.Name, customer.Size).ShouldBe(("Alpha", "10"));
    }

    [Fact]
    public void No_mapping_and_a_needed_column_missing_names_it() =>
        _bench.Refusal("customers", "Code,Name\n1,A\n").ShouldContain("lacks: id. It has: Code, Name");

    [Fact]
    public void Values_run_through_templates_maps_lookups_and_defaults()
    {
        _bench.Write("towns.csv", "Town,Land\nBerlin,DE\nParis,FR\n");
        _bench.Write("lands.csv", "Code;Name\nDE;Germany\nFR;France\n");
        var report = _bench.Import("customers", "K,First,Last,Town,Type\n1,Ada,Byron,Berlin,x1\n2,Alan,,Paris,y\n3,Kurt,G,,-\n", """
            { 'empty': ['-'], 'fields': {
                'id': { 'template': 'C-{K}' },
                'name': { 'template': '{First} {Last}' },
                'size': { 'column': 'Town', 'lookup': [
                    { 'file': 'towns.csv', 'key': 'Town', 'value': 'Land' }, { 'file': 'lands.csv', 'key': 'Code', 'value': 'Name' } ] },
                'industry': { 'column': 'Type', 'map': { 'x*': 'Trade', 'y': 'Crafts' }, 'default': 'Other' } } }
            """);

        report.Inserted.ShouldBe(3);
        _bench.All<Customer>().Select(c => (c.ExternalId, c.Name, c.Size, c.Industry)).ShouldBe(
        [
            ("C-1", "Ada Byron", "Germany", "Trade"), ("C-2", "Alan", "France", "Crafts"), ("C-3", "Kurt G", null, "Other"),
        ]);
    }

    [Fact]
    public void Value_not_in_lookup_is_a_problem_of_its_row()
    {
        _bench.Write("towns.csv", "Town,Land\nBerlin,DE\n");

        _bench.Problems("customers", "Id,Town\n1,Berlin\n2,Rome\n",
            "{ 'fields': { 'id': 'Id', 'size': { 'column': 'Town', 'lookup': { 'file': 'towns.csv', 'key': 'Town', 'value': 'Land' } } } }")
            .ShouldBe(["3 Town: \"Rome\" is not in towns.csv"]);
    }

    [Fact]
    public void Lookup_file_contradicts_itself_is_refused()
    {
        _bench.Write("towns.csv", "Town,Land\nBerlin,DE\nBerlin,US\n");

        _bench.Refusal("customers", "Id,Town\n1,Berlin\n",
            "{ 'fields': { 'id': 'Id', 'size': { 'column': 'Town', 'lookup': { 'file': 'towns.csv', 'key': 'Town', 'value': 'Land' } } } }")
            .ShouldContain("different values for \"Berlin\" (lines 2 and 3)");
    }

    [Fact]
    public void Rows_to_be_skipped_are_counted_and_left_out()
    {
        var report = _bench.Import("customers", "Id,Type\n1,A\n2,Test\n3,T-9\n",
            "{ 'skipWhen': { 'Type': ['Test', 'T-*'] }, 'fields': { 'id': 'Id' } }");

        (report.Read, report.Inserted, report.Skipped).ShouldBe((3, 1, 2));
    }

    [Theory]
    [InlineData("Price * Quantity", "2.5", "3", "0.1", 7.5)]
    [InlineData("[Price] * \"Quantity\" * (1 - Discount)", "10", "3", "0.15", 25.5)]
    [InlineData("Price - -Quantity / 4", "1", "2", "0", 1.5)]
    [InlineData("2 + 3 * 4 - 6 / 3", "0", "0", "0", 12)]
    [InlineData("Price / 3", "1", "0", "0", 0.33)]
    [InlineData("Price * 0.5", "0.01", "0", "0", 0.01)]
    [InlineData("-Price * 0.5", "0.01", "0", "0", -0.01)]
    public void Computed_amount_is_exact_and_rounded_once_away_from_zero(string expression, string price, string quantity, string discount, double expected)
    {
        _bench.Import("customers", $"Id,Price,Quantity,Discount\n1,{price},{quantity},{discount}\n",
            $"{{ 'fields': {{ 'id': 'Id', 'potential': {{ 'expression': '{expression.Replace("\"", "\\\"", StringComparison.Ordinal)}' }} }} }}");

        _bench.Only<Customer>("1").Potential.ShouldBe((long)Math.Round((decimal)expected * 100));
    }

    [Fact]
    public void Computation_divides_by_zero_is_a_problem_and_an_empty_cell_gives_nothing()
    {
        const string mapping = "{ 'fields': { 'id': 'Id', 'potential': { 'expression': '1 / Size' } } }";

        _bench.Problems("customers", "Id,Size\n1,0\n2,x\n", mapping)
            .ShouldBe(["2 potential: the computation divides by zero", "3 Size: \"x\" is not a number (decimal and thousands signs are those of the mapping)"]);
        _bench.Import("customers", "Id,Size\n1,\n", mapping);
        _bench.Only<Customer>("1").Potential.ShouldBeNull();
    }

    public void Dispose() => _bench.Dispose();
}
