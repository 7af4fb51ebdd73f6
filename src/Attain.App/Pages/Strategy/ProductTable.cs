using Attain.App.Components;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Strategy;

namespace Attain.App.Pages.Strategy;

/// <summary>What each part of the assortment brings in the period of the page, against the year before.</summary>
public static class ProductTable
{
    public static IReadOnlyList<Dimension> Cuts { get; } = [Dimension.Line, Dimension.Category, Dimension.Role];

    public static Dimension Cut(PageContext here) => Dimensions.TryParse(here["by"], out var asked) && Cuts.Contains(asked) ? asked : Dimension.Line;

    public static IReadOnlyList<ProductGroup> Groups(PageContext here, Dimension by) => here.Keep(
        ("strategy.products", by, here.Asked), () => ProductGroups.Of(here.View, by, here.Period.Days, here.Period.YearBefore, here.Scope));

    public static Table Of(PageContext here, Dimension by)
    {
        var words = here.Words;
        return new(
            "products-" + by.Name(), "strategy/products-" + by.Name(), words[$"dimension.{by.Name()}"],
            [
                new("group", words[$"dimension.{by.Name()}"]), Number("revenue", "metric.revenue"), Number("share", "plans.share"), Number("growth", "report.onYearBefore"),
                Number("margin", "metric.gross_margin"), Number("rate", "metric.gross_margin_rate"), new("price", words["strategypage.price"]) { Number = true, Hint = words["strategypage.price.hint"] },
                Number("pieces", "metric.quantity"), Number("products", "strategypage.products.count"),
            ],
            [.. Groups(here, by).Select(group => new Row(
            [
                new(words.Name(group.Group)), new(group.Revenue), new(group.Share) { Bar = group.Share?.Value }, new(group.Growth), new(group.Margin), new(group.MarginRate), new(group.Price),
                new(decimal.Round(group.Pieces, 2)), new(group.Products),
            ])
            {
                Link = group.Group.Id == 0 || by != Dimension.Line ? null : here.Link("diagnose/records", ("metric", "revenue"), (by.Name(), group.Group.ExternalId)),
            })]);

        Column Number(string key, string text) => new(key, words[text]) { Number = true };
    }

    public static object Options(PageContext here, Dimension by)
    {
        var (groups, words) = (Groups(here, by), here.Words);
        return ChartOptions.Cartesian(words, [.. groups.Select(group => words.Name(group.Group))],
        [
            new(words["metric.revenue"], 1, "bar", [.. groups.Select(group => (decimal?)group.Revenue.ToDecimal())]),
            new(words["board.before"], 3, "bar", [.. groups.Select(group => group.Growth is { } growth && growth.Value > -1 ? group.Revenue.ToDecimal() / (1 + growth.Value) : (decimal?)null)]),
            new(words["metric.gross_margin"], 4, "bar", [.. groups.Select(group => group.Margin?.ToDecimal())]),
        ]);
    }
}
