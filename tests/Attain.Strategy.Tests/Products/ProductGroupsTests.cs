using Attain.Core;
using Attain.Facts;
using Attain.Tests.Support;

namespace Attain.Strategy.Tests.Products;

public sealed class ProductGroupsTests
{
    private static readonly DateRange Now = new(new(2024, 1, 1), new(2025, 1, 1));
    private static readonly DateRange Before = new(new(2023, 1, 1), new(2024, 1, 1));

    [Fact]
    public void Change_of_mix_is_no_change_of_price()
    {
        using var company = Line(out _);
        // The cheap one at 10.00 and the dear one at 100.00, each unchanged: only the dear one sells more.
        company.Sell(new(2023, 2, 1), 1, 10_000, product: 1, quantity: 10_000);
        company.Sell(new(2023, 2, 1), 1, 10_000, product: 2, quantity: 1_000);
        company.Sell(new(2024, 2, 1), 1, 10_000, product: 1, quantity: 10_000);
        company.Sell(new(2024, 2, 1), 1, 90_000, product: 2, quantity: 9_000);

        var line = Of(company).ShouldHaveSingleItem();
        line.Price.ShouldBe(new Delta(0));
        line.Growth!.Value.Value.ShouldBe(4m);
        line.Products.ShouldBe(2);
        line.Share.ShouldBe(new Ratio(1));
    }

    [Fact]
    public void Price_is_weighted_by_what_is_sold_now_and_leaves_out_what_is_new()
    {
        using var company = Line(out _);
        company.Sell(new(2023, 2, 1), 1, 10_000, product: 1, quantity: 10_000);
        company.Sell(new(2024, 2, 1), 1, 9_000, product: 1, quantity: 10_000);
        company.Sell(new(2024, 2, 1), 1, 50_000, product: 2, quantity: 1_000);

        Of(company).ShouldHaveSingleItem().Price.ShouldBe(new Delta(-0.1m));
    }

    [Fact]
    public void Without_cost_there_is_no_margin_and_without_a_year_before_no_growth()
    {
        using var company = Line(out _);
        company.Sell(new(2024, 2, 1), 1, 9_000);

        var line = Of(company).ShouldHaveSingleItem();
        line.Margin.ShouldBeNull();
        line.MarginRate.ShouldBeNull();
        line.Growth.ShouldBeNull();
        line.Price.ShouldBeNull();
    }

    private static SmallCompany Line(out ProductLine line)
    {
        var company = SmallCompany.Of(reps: 1, customers: 1, products: 0);
        line = company.Add(new ProductLine { Name = "Line" });
        for (var i = 1; i <= 2; i++) company.Add(new Product { Name = $"Product {i}", LineId = line.Id });
        return company;
    }

    private static IReadOnlyList<ProductGroup> Of(SmallCompany company) =>
        ProductGroups.Of(company.Open(new(2024, 12, 31)), Dimension.Line, Now, Before, Scope.Company);
}
