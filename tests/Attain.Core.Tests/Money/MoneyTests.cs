using Attain.Core;

namespace Attain.Core.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Cny = new("CNY", 2);
    private static readonly Currency Usd4 = new("USD", 4);

    [Theory]
    [InlineData("cny")]
    [InlineData("CN")]
    [InlineData("CNYX")]
    [InlineData("")]
    [InlineData("C1Y")]
    public void A_code_that_is_not_three_capitals_is_refused(string code) =>
        Should.Throw<ArgumentException>(() => new Currency(code, 2));

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void A_scale_out_of_range_is_refused(int scale) => Should.Throw<ArgumentOutOfRangeException>(() => new Currency("CNY", scale));

    [Fact]
    public void Factor_is_ten_to_the_scale()
    {
        for (var scale = 0; scale <= 6; scale++)
        {
            new Currency("CNY", scale).Factor.ShouldBe((long)Math.Pow(10, scale));
        }
    }

    [Fact]
    public void Unlike_currencies_neither_add_nor_compare()
    {
        var yuan = new Money(100, Cny);
        var dollars = new Money(100, new Currency("USD", 2));
        var finerYuan = new Money(100, new Currency("CNY", 4));
        Should.Throw<CurrencyMismatchException>(() => yuan + dollars);
        Should.Throw<CurrencyMismatchException>(() => yuan - finerYuan);
        Should.Throw<CurrencyMismatchException>(() => yuan < dollars);
        Should.Throw<CurrencyMismatchException>(() => yuan.CompareTo(finerYuan));
        (yuan == finerYuan).ShouldBeFalse();
    }

    [Fact]
    public void Arithmetic_that_leaves_63_bits_throws_instead_of_wrapping()
    {
        var most = new Money(long.MaxValue, Cny);
        Should.Throw<OverflowException>(() => most + new Money(1, Cny));
        Should.Throw<OverflowException>(() => most * 2);
        Should.Throw<OverflowException>(() => -new Money(long.MinValue, Cny));
        Should.Throw<OverflowException>(() => new Money(long.MinValue, Cny) - new Money(1, Cny));
    }

    [Fact]
    public void A_decimal_finer_than_the_scale_is_refused_and_rounded_only_when_asked()
    {
        Money.FromDecimal(12.34m, Cny).Units.ShouldBe(1234);
        Money.FromDecimal(12.3400m, Cny).Units.ShouldBe(1234);
        Should.Throw<ArgumentException>(() => Money.FromDecimal(12.345m, Cny));
        Money.Round(12.345m, Cny).Units.ShouldBe(1235);
        Money.Round(-12.345m, Cny).Units.ShouldBe(-1235);
        Money.Round(12.3449m, Cny).Units.ShouldBe(1234);
        Should.Throw<OverflowException>(() => Money.FromDecimal(1_000_000_000_000_000m, Usd4));
    }

    [Theory]
    [InlineData("123.45", 1234500)]
    [InlineData("-0.0001", -1)]
    [InlineData("+7", 70000)]
    [InlineData(" 12. ", 120000)]
    [InlineData("0.123400000", 1234)]
    [InlineData("922337203685477.5807", long.MaxValue)]
    [InlineData("-922337203685477.5808", long.MinValue)]
    public void Exact_text_is_read(string text, long units)
    {
        Money.TryParse(text, Usd4, out var money).ShouldBeTrue();
        money.ShouldBe(new Money(units, Usd4));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("1,234")]
    [InlineData("1e3")]
    [InlineData("1.23456")]
    [InlineData("922337203685477.5808")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000000001")]
    public void Text_that_is_no_exact_amount_is_not_read(string? text) => Money.TryParse(text, Usd4, out _).ShouldBeFalse();

    [Theory]
    [InlineData(1234500, "123.4500")]
    [InlineData(-1, "-0.0001")]
    [InlineData(0, "0.0000")]
    [InlineData(long.MinValue, "-922337203685477.5808")]
    public void Exact_text_carries_every_decimal(long units, string text) => new Money(units, Usd4).ToExact().ShouldBe(text);

    [Fact]
    public void What_is_written_is_read_back_at_every_scale()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var money = new Money(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(63), new Currency("CNY", random.Next(7)));
            Money.TryParse(money.ToExact(), money.Currency, out var again).ShouldBeTrue();
            again.ShouldBe(money);
            Money.FromDecimal(money.ToDecimal(), money.Currency).ShouldBe(money);
        }
    }
}
