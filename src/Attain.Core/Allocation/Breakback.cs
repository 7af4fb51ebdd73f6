namespace Attain.Core;

/// <summary>What became of an edit that has to reach a total.</summary>
/// <param name="Cells">All cells after the edit; they add up to the total. As they were before when the edit is refused.</param>
/// <param name="IsRefused">No cells could satisfy the edit and the holds together.</param>
/// <param name="Blocking">
/// The held cells in the way, by index, ascending. Empty on a refusal means that the edited values alone contradict the total.
/// </param>
public sealed record BreakbackResult(IReadOnlyList<long> Cells, bool IsRefused, IReadOnlyList<int> Blocking);

public static partial class Allocation
{
    /// <summary>
    /// Makes cells reach a total: edited cells take their new value, held cells keep theirs, and all others follow in proportion to
    /// what they are (equally when they are all zero). Where positive and negative cells mix, the change is spread by size instead,
    /// since shares of a sum of mixed signs have no meaning. Refused when a held cell is edited, when no cell is free to follow, or
    /// when the fixed cells exceed the total so that the others would have to change sign.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A held or edited index is not one of the cells.</exception>
    public static BreakbackResult Breakback(
        IReadOnlyList<long> cells, IReadOnlySet<int> held, IReadOnlyDictionary<int, long> edits, long newTotal)
    {
        if (held.Concat(edits.Keys).Any(index => index < 0 || index >= cells.Count))
        {
            throw new ArgumentOutOfRangeException(nameof(cells), cells.Count, "A held or edited index is not one of the cells.");
        }

        var after = cells.ToArray();
        foreach (var (index, value) in edits)
        {
            after[index] = value;
        }

        var changedHolds = held.Where(index => after[index] != cells[index]).ToList();
        if (changedHolds.Count > 0)
        {
            return Refused(cells, changedHolds);
        }

        var free = Enumerable.Range(0, after.Length).Where(index => !held.Contains(index) && !edits.ContainsKey(index)).ToArray();
        var rest = newTotal - (Sum(after) - Sum(free.Select(index => after[index])));
        if (free.Length == 0)
        {
            return rest == 0 ? new BreakbackResult(after, IsRefused: false, []) : Refused(cells, held);
        }

        var noneNegative = free.All(index => after[index] >= 0);
        var nonePositive = free.All(index => after[index] <= 0);
        if (noneNegative && newTotal >= 0 && rest < 0)
        {
            return Refused(cells, held.Where(index => after[index] > 0));
        }

        if (nonePositive && newTotal <= 0 && rest > 0)
        {
            return Refused(cells, held.Where(index => after[index] < 0));
        }

        var sizes = Array.ConvertAll(free, index => Int128.Abs(after[index]));
        var alike = noneNegative || nonePositive;
        var parts = Spread((long)(alike ? rest : rest - Sum(free.Select(index => after[index]))), sizes);
        for (var i = 0; i < free.Length; i++)
        {
            after[free[i]] = alike ? parts[i] : after[free[i]] + parts[i];
        }

        return new BreakbackResult(after, IsRefused: false, []);
    }

    /// <summary>
    /// Fills the cells that have no input yet with what the given ones leave of the total, in proportion to their weights. A given cell
    /// keeps its value, and a given 0 means "none": it stays 0.
    /// </summary>
    /// <param name="cells">Weight and value of each; a null value is no input yet.</param>
    /// <exception cref="RefusedException">The given cells exceed the total, or none is left to take the rest.</exception>
    /// <exception cref="ArgumentException">A weight is negative.</exception>
    public static long[] SpreadToCells(long total, IReadOnlyList<(long Weight, long? Cell)> cells)
    {
        var empty = Enumerable.Range(0, cells.Count).Where(index => cells[index].Cell is null).ToArray();
        var rest = total - Sum(cells.Select(cell => cell.Cell ?? 0));
        if (empty.Length == 0 && rest != 0)
        {
            throw new RefusedException(Sentence.Of("core.spread.no_empty_cell"));
        }

        if ((total >= 0 && rest < 0) || (total <= 0 && rest > 0))
        {
            throw new RefusedException(Sentence.Of("core.spread.given_exceed_total"));
        }

        var parts = Spread((long)rest, Array.ConvertAll(empty, index => cells[index].Weight));
        var filled = cells.Select(cell => cell.Cell ?? 0).ToArray();
        for (var i = 0; i < empty.Length; i++)
        {
            filled[empty[i]] = parts[i];
        }

        return filled;
    }

    private static BreakbackResult Refused(IReadOnlyList<long> cells, IEnumerable<int> blocking) =>
        new([.. cells], IsRefused: true, [.. blocking.Order()]);

    // Wider than a cell, so that cells near the limits of 63 bits cannot overflow on the way to a total that fits.
    private static Int128 Sum(IEnumerable<long> values) => values.Aggregate(Int128.Zero, (sum, value) => sum + value);
}
