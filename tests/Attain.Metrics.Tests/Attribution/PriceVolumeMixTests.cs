namespace Attain.Metrics.Tests;

public sealed class PriceVolumeMixTests
{
    [Fact]
    public void Reproduces_the_reference_vector()
    {
        var vector = Vector.Find("pvm");
        var input = vector.GetProperty("in");
        var (p0, q0) = (Vector.Numbers(input.GetProperty("P0")), Vector.Numbers(input.GetProperty("Q0")));
        var (p1, q1) = (Vector.Numbers(input.GetProperty("P1")), Vector.Numbers(input.GetProperty("Q1")));
        var split = PriceVolumeMix.Split(
            [.. Enumerable.Range(0, p0.Length).Select(i => new ProductSales(i + 1, p0[i] * q0[i], q0[i], p1[i] * q1[i], q1[i]))]);

        var expected = vector.GetProperty("expect");
        decimal.Round(split.Price, 4).ShouldBe(expected.GetProperty("price").GetDecimal());
        decimal.Round(split.Volume, 4).ShouldBe(expected.GetProperty("vol").GetDecimal());
        decimal.Round(split.Mix, 4).ShouldBe(expected.GetProperty("mix").GetDecimal());
        decimal.Round(split.Change, 4).ShouldBe(expected.GetProperty("sum").GetDecimal());
    }

    [Fact]
    public void Effects_sum_to_the_change_in_total_and_for_every_product()
    {
        var random = new Random(22);
        for (var round = 0; round < 300; round++)
        {
            List<ProductSales> sales = [.. Enumerable.Range(0, random.Next(0, 12)).Select(id => new ProductSales(
                id, Amount(), Quantity(), Amount(), Quantity()))];
            var split = PriceVolumeMix.Split(sales);
            split.Change.ShouldBe(sales.Sum(product => product.Amount1 - product.Amount0), 1e-12m);
            foreach (var (product, effect) in sales.Zip(split.Products))
            {
                effect.Id.ShouldBe(product.Id);
                (effect.Price + effect.Volume + effect.Mix + effect.New + effect.Discontinued + effect.Unpriced)
                    .ShouldBe(product.Amount1 - product.Amount0, 1e-12m);
            }
        }

        decimal Amount() => random.Next(5) == 0 ? 0 : random.Next(-20_000, 100_000);
        decimal Quantity() => random.Next(4) == 0 ? 0 : random.Next(-3, 200);
    }

    [Fact]
    public void A_launch_and_a_discontinued_product_leave_price_volume_and_mix_of_the_others_alone()
    {
        ProductSales[] kept = [new(1, 1000, 100, 1320, 120), new(2, 1000, 50, 760, 40)];
        var alone = PriceVolumeMix.Split(kept);
        var among = PriceVolumeMix.Split([.. kept, new(3, 0, 0, 500, 10), new(4, 700, 7, 0, 0), new(5, 0, 0, -60, -2), new(0, 40, 1, 50, 1)]);
        (among.Price, among.Volume, among.Mix).ShouldBe((alone.Price, alone.Volume, alone.Mix));
        (among.New, among.Discontinued, among.Unpriced).ShouldBe((500, -700, -50));
    }

    [Fact]
    public void A_product_whose_returns_outweigh_its_sales_counts_as_discontinued()
    {
        var split = PriceVolumeMix.Split([new(1, 900, 9, -100, -1)]);
        (split.Price, split.Volume, split.Mix, split.Discontinued).ShouldBe((0, 0, 0, -1000));
    }

    [Fact]
    public void Nothing_sold_splits_into_nothing() => PriceVolumeMix.Split([]).Change.ShouldBe(0);

    [Fact]
    public void Equal_prices_leave_nothing_to_mix()
    {
        var split = PriceVolumeMix.Split([new(1, 1000, 100, 1500, 150), new(2, 500, 50, 100, 10)]);
        (split.Price, split.Volume, split.Mix).ShouldBe((0, 100, 0));
    }
}
