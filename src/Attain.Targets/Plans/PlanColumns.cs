using Attain.Core;
using Attain.Facts;

namespace Attain.Targets;

/// <summary>Which column of a cell holds which dimension; the one place that says so.</summary>
internal static class PlanColumns
{
    /// <summary>The key of a cell as breakdowns have it: 0 where the column is null, months by their epoch day.</summary>
    public static int Key(PlanCell cell, Dimension dimension) => dimension switch
    {
        Dimension.Month => cell.Month is { } month ? EpochDay.Of(month) : 0,
        Dimension.Rep => cell.RepId ?? 0,
        Dimension.Territory => cell.TerritoryId ?? 0,
        Dimension.Category => cell.CategoryId ?? 0,
        Dimension.Line => cell.LineId ?? 0,
        Dimension.Product => cell.ProductId ?? 0,
        Dimension.Channel => cell.ChannelId ?? 0,
        Dimension.Customer => cell.CustomerId ?? 0,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Plans are not cut along it."),
    };

    public static void Set(PlanCell cell, Dimension dimension, int key)
    {
        int? id = key == 0 ? null : key;
        switch (dimension)
        {
            case Dimension.Month: cell.Month = EpochDay.ToDay(key); break;
            case Dimension.Rep: cell.RepId = id; break;
            case Dimension.Territory: cell.TerritoryId = id; break;
            case Dimension.Category: cell.CategoryId = id; break;
            case Dimension.Line: cell.LineId = id; break;
            case Dimension.Product: cell.ProductId = id; break;
            case Dimension.Channel: cell.ChannelId = id; break;
            case Dimension.Customer: cell.CustomerId = id; break;
            default: throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Plans are not cut along it.");
        }
    }

    public static string Write(IEnumerable<Dimension> along) => string.Join(',', along.Select(dimension => dimension.Name()));

    public static IReadOnlyList<Dimension> Read(string along) =>
        [.. along.Split(',').Select(name => Dimensions.TryParse(name, out var dimension) ? dimension : throw new InvalidDataException($"A plan is cut along '{name}'."))];
}
