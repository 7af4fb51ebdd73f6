using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>What follows from a snapshot alone and is worth keeping: computed when first needed, once per snapshot.</summary>
internal sealed class SnapshotFacts(FactSnapshot snapshot)
{
    private readonly Lazy<int[]> _firstOrderDays = new(() => FindFirstOrderDays(snapshot));
    private readonly Lazy<DateRange?> _orderDays = new(() => DaysOf(snapshot[FactKind.OrderLines], FactColumn.Day));
    private readonly Lazy<bool> _hasCosts = new(() => FindCosts(snapshot[FactKind.OrderLines]));
    private readonly Lazy<DateOnly?> _firstDay = new(() => FindFirstDay(snapshot));

    /// <summary>The first order day of a customer who has none.</summary>
    public const int Never = int.MaxValue;

    public FactSnapshot Snapshot => snapshot;

    /// <summary>By customer id: the epoch day of the first line that is not a return, in the whole workspace; <see cref="Never"/> without one.</summary>
    public int[] FirstOrderDays => _firstOrderDays.Value;

    /// <summary>First to last day of order lines, or null without any.</summary>
    public DateRange? OrderDays => _orderDays.Value;

    /// <summary>Whether any order line says what it costs: without, cost and margin are not loaded, though orders are.</summary>
    public bool HasCosts => _hasCosts.Value;

    /// <summary>The first day any fact lies on, or null without any.</summary>
    public DateOnly? FirstDay => _firstDay.Value;

    private static int[] FindFirstOrderDays(FactSnapshot snapshot)
    {
        var first = new int[snapshot.Directory.MaxId(Dimension.Customer) + 1];
        Array.Fill(first, Never);
        var block = new RowBlock(snapshot[FactKind.OrderLines]);
        foreach (var segment in snapshot[FactKind.OrderLines].Segments)
        {
            block.Load(segment);
            var days = block.Ints(FactColumn.Day);
            var customers = block.Ints(FactColumn.Customer);
            var returns = block.Ints(FactColumn.IsReturn);
            for (var i = 0; i < days.Length; i++)
                if (returns[i] == 0 && days[i] < first[customers[i]]) first[customers[i]] = days[i];
        }

        first[0] = Never;
        return first;
    }

    private static bool FindCosts(FactTable lines)
    {
        var column = lines.Index(FactColumn.HasCost);
        return lines.Segments.Any(segment => segment[column].Max == 1);
    }

    private static DateRange? DaysOf(FactTable table, FactColumn column)
    {
        if (table.Rows == 0) return null;
        var index = table.Index(column);
        return DateRange.Inclusive(
            EpochDay.ToDay((int)table.Segments.Min(segment => segment[index].Min)), EpochDay.ToDay((int)table.Segments.Max(segment => segment[index].Max)));
    }

    private static DateOnly? FindFirstDay(FactSnapshot snapshot)
    {
        var days = Enum.GetValues<FactKind>()
            .Select(kind => DaysOf(snapshot[kind], kind == FactKind.Targets ? FactColumn.FromDay : FactColumn.Day)?.From)
            .OfType<DateOnly>()
            .ToList();
        return days.Count == 0 ? null : days.Min();
    }
}
