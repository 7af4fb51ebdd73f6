using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Takes in rows by slot and tells each slot's number at the end. Slot 0 takes what does not count.</summary>
internal abstract class Accumulator
{
    public static Accumulator For(FactMeasure measure) => measure.Aggregation switch
    {
        Aggregation.Sum => new SumAccumulator(measure.Terms, measure.NeedsRows),
        Aggregation.Rows => new SumAccumulator([]),
        Aggregation.Distinct => new DistinctIds(measure.Terms[0].Column),
        Aggregation.RepeatCustomers => new RepeatCustomers(),
        Aggregation.TopCustomersRevenue => new TopCustomersRevenue(),
        Aggregation.CustomersToEighty => new CustomersToEighty(),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure.Aggregation, message: null),
    };

    /// <param name="slots">By row.</param>
    /// <param name="count">Slots there are by now, slot 0 included.</param>
    public abstract void Add(RowBlock block, ReadOnlySpan<int> slots, int count);

    /// <summary>Takes in what another one of the same kind gathered, whose slot s is <c>map[s]</c> here.</summary>
    public abstract void Merge(Accumulator other, int[] map, int count);

    /// <summary>By slot; null is undefined.</summary>
    public abstract Func<int, long?> Finish(int count);
}

/// <summary>Adds up terms, or counts rows when there are none. Whether sums fit 63 bits is checked before.</summary>
/// <param name="needsRows">Tell null, not 0, of a slot that took no row.</param>
internal sealed class SumAccumulator(IReadOnlyList<Term> terms, bool needsRows = false) : Accumulator
{
    private long[] _sums = [0];
    private bool[] _hasRows = [false];

    public override void Add(RowBlock block, ReadOnlySpan<int> slots, int count)
    {
        Grow(count);
        var sums = _sums;
        if (terms.Count == 0)
        {
            foreach (var slot in slots) sums[slot]++;
        }

        if (needsRows)
        {
            foreach (var slot in slots) _hasRows[slot] = true;
        }

        foreach (var term in terms)
        {
            var values = block.Longs(term.Column)[..slots.Length];
            // Checked before: see GroupPass. Slot 0 may wrap round, for nobody reads it.
            unchecked
            {
                if (term.Negative)
                    for (var i = 0; i < slots.Length; i++) sums[slots[i]] -= values[i];
                else
                    for (var i = 0; i < slots.Length; i++) sums[slots[i]] += values[i];
            }
        }
    }

    public override void Merge(Accumulator other, int[] map, int count)
    {
        Grow(count);
        var theirs = (SumAccumulator)other;
        for (var slot = 1; slot < theirs._sums.Length && slot < map.Length; slot++)
        {
            _sums[map[slot]] += theirs._sums[slot];
            if (needsRows) _hasRows[map[slot]] |= theirs._hasRows[slot];
        }
    }

    public override Func<int, long?> Finish(int count)
    {
        Grow(count);
        return slot => needsRows && !_hasRows[slot] ? null : _sums[slot];
    }

    private void Grow(int count)
    {
        if (_sums.Length >= count) return;
        Array.Resize(ref _sums, Math.Max(count, 2 * _sums.Length));
        if (needsRows) Array.Resize(ref _hasRows, _sums.Length);
    }
}

/// <summary>Keeps the rows that count, with what is needed of them, and looks at each slot's rows together at the end.</summary>
/// <param name="ids">Id columns to keep.</param>
/// <param name="amount">A column of amounts to keep as well.</param>
internal abstract class GatheringAccumulator(FactColumn[] ids, FactColumn? amount = null) : Accumulator
{
    private readonly List<int> _slots = [];
    private readonly List<int>[] _ids = Array.ConvertAll(ids, _ => new List<int>());
    private readonly List<long> _amounts = [];

    /// <summary>The rows of one slot.</summary>
    /// <param name="rows">Their places in what was kept.</param>
    protected abstract long? Look(int slot, ReadOnlySpan<int> rows);

    /// <summary>Called once before the slots are looked at.</summary>
    protected abstract void Prepare();

    protected ReadOnlySpan<int> Ids(int column) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ids[column]);

    protected ReadOnlySpan<long> Amounts => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_amounts);

    protected int Greatest(int column)
    {
        var greatest = 0;
        foreach (var id in Ids(column)) greatest = Math.Max(greatest, id);
        return greatest;
    }

    public override void Add(RowBlock block, ReadOnlySpan<int> slots, int count)
    {
        for (var column = 0; column < ids.Length; column++)
        {
            var values = block.Ints(ids[column]);
            var kept = _ids[column];
            for (var i = 0; i < slots.Length; i++)
                if (slots[i] != 0) kept.Add(values[i]);
        }

        if (amount is { } which)
        {
            var values = block.Longs(which);
            for (var i = 0; i < slots.Length; i++)
                if (slots[i] != 0) _amounts.Add(values[i]);
        }

        foreach (var slot in slots)
            if (slot != 0) _slots.Add(slot);
    }

    public override void Merge(Accumulator other, int[] map, int count)
    {
        var theirs = (GatheringAccumulator)other;
        foreach (var slot in theirs._slots) _slots.Add(map[slot]);
        for (var column = 0; column < ids.Length; column++) _ids[column].AddRange(theirs._ids[column]);
        _amounts.AddRange(theirs._amounts);
    }

    public override Func<int, long?> Finish(int count)
    {
        // Counting sort: where each slot's rows begin, then the rows in their places.
        var starts = new int[count + 1];
        foreach (var slot in _slots) starts[slot + 1]++;
        for (var slot = 1; slot <= count; slot++) starts[slot] += starts[slot - 1];
        var rows = new int[_slots.Count];
        var next = starts.AsSpan(0, count).ToArray();
        for (var i = 0; i < rows.Length; i++) rows[next[_slots[i]]++] = i;
        Prepare();
        return slot => Look(slot, rows.AsSpan(starts[slot], starts[slot + 1] - starts[slot]));
    }
}
