using System.Buffers;
using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// One walk over a fact: the rows dated within [From, To) that pass all filters, grouped along the axes, for several measures at once.
/// </summary>
internal sealed record GroupPass(
    WorkspaceView View, FactKind Fact, FactColumn Date, int From, int To, IReadOnlyList<Axis> Axes, IReadOnlyList<AxisFilter> Filters,
    IReadOnlyList<FactMeasure> Measures)
{
    /// <summary>Rows from which a second thread earns back its cost.</summary>
    public int ParallelFrom { get; init; } = 2_000_000;

    /// <param name="group">Called for each group there is a row in: the code on each axis, the number of each measure.</param>
    public void Run(Action<int[], long?[]> group)
    {
        foreach (var measure in Measures) RefuseOverflow(measure);
        var table = View.Facts[Fact];
        var dates = table.Index(Date);
        var segments = table.Segments.Where(segment => segment[dates].Min < To && segment[dates].Max >= From).ToArray();
        var workers = segments.Sum(segment => segment.Count) >= ParallelFrom ? Math.Min(Environment.ProcessorCount, segments.Length) : 1;
        var parts = new PassPart[workers];
        if (workers == 1) Walk(0);
        else Parallel.For(0, workers, Walk);
        for (var worker = 1; worker < workers; worker++) parts[0].Merge(parts[worker]);
        parts[0].Tell(group);
        foreach (var part in parts) part.Dispose();

        void Walk(int worker)
        {
            parts[worker] = new PassPart(this, table);
            for (var i = worker; i < segments.Length; i += workers) parts[worker].Add(segments[i]);
        }
    }

    private void RefuseOverflow(FactMeasure measure)
    {
        var columns = measure.Aggregation is Aggregation.TopCustomersRevenue or Aggregation.CustomersToEighty
            ? [FactColumn.Amount]
            : measure.Aggregation == Aggregation.Sum ? measure.Terms.Select(term => term.Column) : [];
        var table = View.Facts[Fact];
        var greatest = columns.Aggregate((Int128)0, (sum, column) => sum + table.MaxAbs(column)) * table.Rows;
        if (greatest > long.MaxValue) throw new RefusedException(Sentence.Of("metrics.overflow", ("fact", Fact.ToString())));
    }
}

/// <summary>What one thread gathers in a pass.</summary>
internal sealed class PassPart(GroupPass pass, FactTable table) : IDisposable
{
    private readonly RowBlock _block = new(table);
    private readonly GroupIndex _index = new(pass.Axes);
    private readonly Accumulator[] _accumulators = [.. pass.Measures.Select(Accumulator.For)];
    private readonly bool[] _keep = ArrayPool<bool>.Shared.Rent(Segment.Capacity);
    private readonly int[] _scratch = ArrayPool<int>.Shared.Rent(Segment.Capacity);
    private readonly int[] _slots = ArrayPool<int>.Shared.Rent(Segment.Capacity);
    private readonly int[] _own = ArrayPool<int>.Shared.Rent(Segment.Capacity);
    private bool[] _seen = [false];

    public void Add(Segment segment)
    {
        _block.Load(segment);
        var keep = _keep.AsSpan(0, segment.Count);
        keep.Fill(true);
        KeepDays(keep);
        foreach (var filter in pass.Filters) filter.Apply(_block, keep, _scratch);
        if (!keep.Contains(true)) return;

        var slots = _slots.AsSpan(0, segment.Count);
        _index.Assign(_block, keep, slots);
        if (_seen.Length < _index.Slots) Array.Resize(ref _seen, Math.Max(_index.Slots, 2 * _seen.Length));
        for (var i = 0; i < _accumulators.Length; i++)
        {
            ReadOnlySpan<int> own = pass.Measures[i].Conditions.Count == 0 ? slots : SlotsMeeting(pass.Measures[i], slots);
            foreach (var slot in own) _seen[slot] = true;
            _accumulators[i].Add(_block, own, _index.Slots);
        }
    }

    public void Merge(PassPart other)
    {
        var map = _index.SlotsOf(other._index);
        if (_seen.Length < _index.Slots) Array.Resize(ref _seen, _index.Slots);
        for (var slot = 1; slot < map.Length && slot < other._seen.Length; slot++) _seen[map[slot]] |= other._seen[slot];
        for (var i = 0; i < _accumulators.Length; i++) _accumulators[i].Merge(other._accumulators[i], map, _index.Slots);
    }

    public void Tell(Action<int[], long?[]> group)
    {
        var finished = Array.ConvertAll(_accumulators, accumulator => accumulator.Finish(_index.Slots));
        var codes = new int[pass.Axes.Count];
        var values = new long?[finished.Length];
        for (var slot = 1; slot < _index.Slots && slot < _seen.Length; slot++)
        {
            if (!_seen[slot]) continue;
            _index.Codes(slot, codes);
            for (var i = 0; i < values.Length; i++) values[i] = finished[i](slot);
            group(codes, values);
        }
    }

    public void Dispose()
    {
        _block.Dispose();
        ArrayPool<bool>.Shared.Return(_keep);
        ArrayPool<int>.Shared.Return(_scratch);
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<int>.Shared.Return(_own);
    }

    private void KeepDays(Span<bool> keep)
    {
        var chunk = _block.Chunk(pass.Date);
        var undated = pass.Date != FactColumn.Day && chunk.Min <= 0 && chunk.Max >= 0;
        if (chunk.Min >= pass.From && chunk.Max < pass.To && !undated) return;
        var days = _block.Ints(pass.Date);
        for (var i = 0; i < keep.Length; i++)
            keep[i] = days[i] >= pass.From && days[i] < pass.To && (days[i] != 0 || pass.Date == FactColumn.Day);
    }

    private ReadOnlySpan<int> SlotsMeeting(FactMeasure measure, ReadOnlySpan<int> slots)
    {
        var own = _own.AsSpan(0, slots.Length);
        slots.CopyTo(own);
        foreach (var condition in measure.Conditions) DropUnmet(condition, own);
        return own;
    }

    private void DropUnmet(Condition condition, Span<int> own)
    {
        switch (condition)
        {
            case Condition.Equal equal:
                var values = _block.Ints(equal.Column);
                for (var i = 0; i < own.Length; i++)
                    if (values[i] == equal.Value == equal.Not) own[i] = 0;
                break;
            case Condition.Less less:
                var small = _block.Longs(less.Column);
                var great = _block.Longs(less.Than);
                for (var i = 0; i < own.Length; i++)
                    if (small[i] >= great[i]) own[i] = 0;
                break;
            case Condition.OnFirstOrderDay:
                var days = _block.Ints(FactColumn.Day);
                var customers = _block.Ints(FactColumn.Customer);
                var first = pass.View.Derived.FirstOrderDays;
                for (var i = 0; i < own.Length; i++)
                    if (first[customers[i]] != days[i]) own[i] = 0;
                break;
            default: throw new ArgumentOutOfRangeException(nameof(condition), condition, message: null);
        }
    }
}
