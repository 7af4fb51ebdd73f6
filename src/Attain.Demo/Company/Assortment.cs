using Attain.Facts;

namespace Attain.Demo;

/// <summary>A product as it is sold. Money in cents.</summary>
internal sealed record Article(int Id, int Line, long ListPrice, long Cost);

/// <summary>Categories, lines and products, the channels, lead sources and stages.</summary>
internal sealed class Assortment
{
    /// <summary>Share of the list price that remains as margin, by category: parts earn less than machines and service.</summary>
    private static readonly IReadOnlyList<double> Margins = [0.40, 0.37, 0.38, 0.42];

    public required IReadOnlyList<IReadOnlyList<Article>> ByLine { get; init; }

    public required IReadOnlyList<double> RepeatWeights { get; init; }

    public required IReadOnlyList<double> DealWeights { get; init; }

    public static Assortment Make(Names names, Rows rows)
    {
        foreach (var role in names.Roles) Rows.Add(rows.Roles, "R", new ProductRole { Name = role });
        var lines = new List<List<Article>>();
        foreach (var category in names.Categories)
        {
            var categoryId = Rows.Add(rows.Categories, "PC", new ProductCategory { Name = category.Name }).Id;
            foreach (var line in category.Lines)
            {
                var lineId = Rows.Add(rows.Lines, "PL", new ProductLine { Name = line.Name, CategoryId = categoryId }).Id;
                lines.Add([.. line.Products.Select((product, i) => AddProduct(rows, lineId, categoryId, i, product[0].GetString()!, product[1].GetInt64() * 100))]);
            }
        }

        foreach (var name in names.Channels) Rows.Add(rows.Channels, "CH", new Channel { Name = name });
        foreach (var name in names.Sources) Rows.Add(rows.Sources, "LS", new LeadSource { Name = name });
        foreach (var (name, i) in names.Stages.Select((name, i) => (name, i)))
        {
            Rows.Add(rows.Stages, "ST", new Stage
            {
                Name = name, Position = i + 1,
                Probability = i < Funnel.Stages ? (int)(10_000 * Funnel.ChanceFrom(i)) : i == Funnel.Stages ? 10_000 : 0,
                Outcome = i < Funnel.Stages ? Outcome.Open : i == Funnel.Stages ? Outcome.Won : Outcome.Lost,
            });
        }

        var all = names.Categories.SelectMany(category => category.Lines).ToList();
        return new Assortment { ByLine = lines, RepeatWeights = all.ConvertAll(line => line.Repeat), DealWeights = all.ConvertAll(line => line.Deals) };
    }

    private static Article AddProduct(Rows rows, int line, int category, int place, string name, long price)
    {
        var cost = (long)(price * (1 - Margins[category - 1] - 0.02 * (place - 1)));
        // Of each line the first sells most, the dearest earns most, and the rest is there to be complete.
        var role = place switch { 0 => 1, 1 => 4, 2 => 2, 3 => 5, _ => 3 };
        var product = Rows.Add(rows.Products, "P", new Product { Name = name, LineId = line, RoleId = role, ListPrice = price, Cost = cost });
        return new Article(product.Id, line, price, cost);
    }
}
