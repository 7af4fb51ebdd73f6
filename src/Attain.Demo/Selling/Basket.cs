namespace Attain.Demo;

/// <summary>A line of an order before anything happened to it. Money in cents.</summary>
/// <param name="Taken">Drawn once for each line: a competitor takes those below its share.</param>
/// <param name="Rounding">Decides whether a broken piece is rounded up.</param>
internal sealed record BasketLine(Article Article, int Pieces, double Discount, double Taken, double Rounding);

/// <summary>Fills orders: which products, how many pieces, at what price.</summary>
internal sealed class Basket(Plan plan, Assortment assortment)
{
    /// <summary>What is ordered again and again, of the lines the customer needs.</summary>
    public List<BasketLine> Repeat(Draws draws, Buyer buyer)
    {
        var value = buyer.Weight / buyer.OrdersAYear * draws.Skewed(1, 0.45);
        var count = draws.Chance(0.45) ? 1 : draws.Chance(0.6) ? 2 : 3;
        return [.. Enumerable.Range(0, count).Select(_ => Line(draws, assortment.ByLine[buyer.Lines[draws.Chance(0.6) ? 0 : 1 + draws.Below(2)]], value / count, buyer))];
    }

    /// <summary>What a project needs, of one line mostly.</summary>
    public List<BasketLine> Project(Draws draws, Buyer buyer)
    {
        var value = draws.Skewed(8_000_000, 0.45);
        var line = draws.Weighted(assortment.DealWeights);
        return [Line(draws, assortment.ByLine[line], value, buyer), Line(draws, assortment.ByLine[^1], 0.04 * value, buyer)];
    }

    /// <summary>Pieces and money once prices and pieces are what they are on a day.</summary>
    /// <param name="isProject">Projects need what they need: a discount sells no more of them.</param>
    /// <returns>Given: what the cut prices gave away.</returns>
    public (int Pieces, long Amount, long Cost, long Given) On(BasketLine line, Seat seat, DateOnly day, bool isProject)
    {
        var price = (long)Math.Round(line.Article.ListPrice * (1 - line.Discount));
        if (!plan.Has(DemoCause.PriceForVolume) || seat.Division != Plan.CheapDivision || day < plan.PricesFrom)
            return (line.Pieces, line.Pieces * price, line.Pieces * line.Article.Cost, 0);

        var more = line.Pieces * (isProject ? 1 : 1 + Plan.MorePieces);
        var pieces = (int)more + (line.Rounding < more - (int)more ? 1 : 0);
        var cut = (long)Math.Round(price * (1 - Plan.PriceCut));
        return (pieces, pieces * cut, pieces * line.Article.Cost, pieces * (price - cut));
    }

    private static BasketLine Line(Draws draws, IReadOnlyList<Article> articles, double value, Buyer buyer)
    {
        // Dear things are bought by those who spend more at once.
        var fitting = articles.Where(article => article.ListPrice <= value * 1.3).ToList();
        var article = fitting.Count > 0 ? draws.One(fitting) : articles.MinBy(article => article.ListPrice)!;
        var pieces = Math.Max(1, (int)Math.Round(value / article.ListPrice));
        return new BasketLine(article, pieces, Math.Max(0, buyer.Discount + 0.015 * draws.Normal()), draws.Next(), draws.Next());
    }
}
