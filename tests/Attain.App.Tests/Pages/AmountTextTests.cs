using System.Globalization;
using Attain.App.Pages.Targets.Plans;

namespace Attain.App.Tests.Pages;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("1.2亿", "120000000")]
    [InlineData("12,000万", "120000000")]
    [InlineData("12，000 万元", "120000000")]
    [InlineData("¥320000000", "320000000")]
    [InlineData("320M", "320000000")]
    [InlineData("1.5k", "1500")]
    [InlineData("1234567.89", "1234567.89")]
    public void Amount_is_read_as_people_type_it(string typed, string amount) =>
        AmountText.Amount(typed).ShouldBe(decimal.Parse(amount, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("万")]
    [InlineData("a lot")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999亿")]
    public void What_is_no_amount_is_none(string? typed) => AmountText.Amount(typed).ShouldBeNull();

    [Theory]
    [InlineData("15", "0.15")]
    [InlineData("15%", "0.15")]
    [InlineData("+7.5％", "0.075")]
    [InlineData("-3", "-0.03")]
    public void Percentage_is_read_with_its_sign_or_without(string typed, string share) =>
        AmountText.Percent(typed).ShouldBe(decimal.Parse(share, CultureInfo.InvariantCulture));
}
