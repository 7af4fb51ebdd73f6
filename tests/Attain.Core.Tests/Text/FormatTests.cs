using System.Globalization;

namespace Attain.Core.Tests;

public sealed class FormatTests
{
    private static readonly Currency Cny = new("CNY", 2);
    private static readonly Currency Usd = new("USD", 4);

    [Theory]
    [InlineData("0", "¥0", "¥0")]
    [InlineData("0.005", "¥0.01", "¥0.01")]
    [InlineData("999.99", "¥999.99", "¥999.99")]
    [InlineData("1234.5", "¥1,234.5", "¥1.23k")]
    [InlineData("9999.99", "¥9,999.99", "¥10k")]
    [InlineData("9999.995", "¥1万", "¥10k")]
    [InlineData("10000", "¥1万", "¥10k")]
    [InlineData("123456", "¥12.35万", "¥123.46k")]
    [InlineData("-123456", "-¥12.35万", "-¥123.46k")]
    [InlineData("995000", "¥99.5万", "¥995k")]
    [InlineData("999999", "¥100万", "¥1M")]
    [InlineData("99999999", "¥1亿", "¥100M")]
    [InlineData("123456789012", "¥1,234.57亿", "¥123.46B")]
    [InlineData("9000000000000", "¥90,000亿", "¥9,000B")]
    [InlineData("-0.001", "¥0", "¥0")]
    public void Short_form_takes_the_largest_fitting_unit(string amount, string chinese, string english)
    {
        var money = Money.FromDecimal(decimal.Parse(amount, CultureInfo.InvariantCulture), new Currency("CNY", 3));
        Format.Short(money, Language.Chinese).ShouldBe(chinese);
        Format.Short(money, Language.English).ShouldBe(english);
    }

    [Fact]
    public void The_smallest_amount_of_all_has_a_short_form() =>
        Format.Short(new Money(long.MinValue, Cny), Language.English).ShouldBe("-¥92,233,720.37B");

    [Fact]
    public void Exact_form_keeps_every_decimal_and_the_currency()
    {
        Format.Exact(new Money(123456789, Cny), Language.Chinese).ShouldBe("¥1,234,567.89");
        Format.Exact(new Money(-12345000, Usd), Language.English).ShouldBe("-$1,234.5000");
        Format.Exact(new Money(1234, new Currency("EUR", 0)), Language.English).ShouldBe("EUR 1,234");
    }

    [Fact]
    public void Undefined_is_a_dash_and_never_zero()
    {
        Format.Percent((decimal?)null, Language.Chinese).ShouldBe("—");
        Format.Percent(Ratio.Of(1, 0), Language.Chinese).ShouldBe("—");
        Format.Number((decimal?)null).ShouldBe("—");
        Format.Number(double.NaN).ShouldBe("—");
        Format.Value(null, Language.English).ShouldBe("—");
    }

    [Theory]
    [InlineData("0.4565", "45.7%")]
    [InlineData("-0.0004", "0.0%")]
    [InlineData("12.5", "1,250.0%")]
    [InlineData("1", "100.0%")]
    public void A_share_is_a_percentage_with_one_decimal(string share, string text) =>
        Format.Percent(decimal.Parse(share, CultureInfo.InvariantCulture), Language.English).ShouldBe(text);

    [Fact]
    public void Numbers_are_grouped_with_at_most_two_decimals_and_no_negative_zero()
    {
        Format.Number(1_234_567L).ShouldBe("1,234,567");
        Format.Number(1234.565m).ShouldBe("1,234.57");
        Format.Number(-0.001m).ShouldBe("0");
        Format.Number(-0.001).ShouldBe("0");
        Format.Number(2.5).ShouldBe("2.5");
    }

    [Fact]
    public void Days_and_ranges_name_days_that_are_included()
    {
        Format.Day(new(2026, 12, 31), Language.Chinese).ShouldBe("2026年12月31日");
        Format.Day(new(2024, 2, 29), Language.English).ShouldBe("29 Feb 2024");
        Format.Value(DateRange.Inclusive(new(2026, 1, 1), new(2026, 3, 31)), Language.English).ShouldBe("1 Jan 2026 – 31 Mar 2026");
    }

    [Fact]
    public void Periods_and_sentences_are_refused_because_others_hold_their_words()
    {
        Should.Throw<ArgumentException>(() => Format.Value(new FiscalCalendar().Parse("2026-Q1"), Language.English));
        Should.Throw<ArgumentException>(() => Format.Value(Sentence.Of("core.spread.no_empty_cell"), Language.English));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Format.Short(new Money(123_450, Cny), Language.English).ShouldBe("¥1.23k");
            Format.Value(1234.5m, Language.Chinese).ShouldBe("1,234.5");
            new Money(123_450, Cny).ToExact().ShouldBe("1234.50");
            var calendar = new FiscalCalendar();
            calendar.Label(calendar.Parse("2026-03-17")).ShouldBe("2026-03-17");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
