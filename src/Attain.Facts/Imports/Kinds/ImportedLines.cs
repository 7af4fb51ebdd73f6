using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// The lines of the file's orders. A line's key is its number within the order; without a number column it is the running
/// number, and then rows that are alike in every column are taken for repeats of one another.
/// </summary>
internal sealed class ImportedLines
{
    private sealed record Pending(ImportedOrder Head, OrderLine Line)
    {
        public int Rows { get; set; } = 1;
    }

    private readonly ImportRun _run;
    private readonly BoundField _number;
    private readonly Duplicates _duplicates;
    private readonly RecordColumns<OrderLine> _columns;
    private readonly Dictionary<long, int> _numbered = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<UInt128, int> _alike = [];
    private readonly Dictionary<int, Pending> _held = [];
    private List<Pending> _pending = [];
    private List<OrderLine> _inserts = [];

    public ImportedLines(ImportRun run)
    {
        (_run, _number, _duplicates) = (run, run["lineNumber"], run.Mapping.Duplicates);
        (string Field, string Property)[] columns =
        [
            ("product", nameof(OrderLine.ProductId)), ("quantity", nameof(OrderLine.Quantity)), ("amount", nameof(OrderLine.Amount)), ("cost", nameof(OrderLine.Cost)),
        ];
        _columns = new(run.Db, columns.Where(c => run[c.Field].IsMapped).Select(c => c.Property).Append(nameof(OrderLine.IsReturn)));
    }

    /// <summary>A later row may change an earlier one, so nothing is written before the last.</summary>
    public bool HoldsAll => _duplicates is Duplicates.Last or Duplicates.Sum;

    /// <summary>Takes in a line; false when it repeats an earlier one and is reported, left out or added to it.</summary>
    public bool Take(RowReader row, ImportedOrder head, OrderLine line)
    {
        var number = row.Span(_number);
        if (row.IsBad) return false;
        if (_duplicates != Duplicates.Keep || _number.IsMapped)
        {
            if (!IsFirst(row, head, number, out var first)) return Repeat(row, first, head, number, line);
        }
        line.ExternalId = _number.IsMapped ? number.ToString() : (++head.Lines).ToString(CultureInfo.InvariantCulture);
        var pending = new Pending(head, line);
        if (HoldsAll) _held[row.Row] = pending;
        _pending.Add(pending);
        return true;
    }

    public void Forget()
    {
        if (!HoldsAll) _pending = [];
    }

    public void Write()
    {
        var updates = new List<(OrderLine There, OrderLine Told)>();
        _inserts = new(_pending.Count);
        foreach (var pending in _pending)
        {
            var (head, line) = (pending.Head, pending.Line);
            line.OrderId = head.Id;
            line.SourceId = _run.SourceId;
            line.ChangeId = _run.ChangeId;
            if (head.Existing is null || !head.Existing.Remove(line.ExternalId, out var existing))
            {
                _inserts.Add(line);
                _run.Tally.Inserted += pending.Rows;
                continue;
            }
            if (!_columns.Same(existing, line))
            {
                updates.Add((existing, line));
                _run.Tally.Updated += pending.Rows;
            }
            else if (head.Changed) _run.Tally.Updated += pending.Rows;
            else _run.Tally.Unchanged += pending.Rows;
        }
        _pending = [];
        if (_inserts.Count > 0)
        {
            var ids = _run.Bulk.NextIds<OrderLine>(_inserts.Count);
            for (var i = 0; i < _inserts.Count; i++) _inserts[i].Id = ids[i];
        }
        _run.Bulk.Insert(_inserts);
        Overwrite.Run(_run, _columns, updates);
        _run.Tally.Written += _inserts.Count + updates.Count;
    }

    /// <param name="first">The row of the earlier one.</param>
    private bool IsFirst(RowReader row, ImportedOrder head, ReadOnlySpan<char> number, out int first)
    {
        if (_number.IsMapped)
        {
            var key = ((long)head.Index << 32) | unchecked((uint)Code(number));
            return _numbered.TryGetValue(key, out first) is false && _numbered.TryAdd(key, row.Row);
        }
        var alike = RowHash.Of(row.Whole);
        return _alike.TryGetValue(alike, out first) is false && _alike.TryAdd(alike, row.Row);
    }

    private bool Repeat(RowReader row, int first, ImportedOrder head, ReadOnlySpan<char> number, OrderLine line)
    {
        switch (_duplicates)
        {
            case Duplicates.First:
                _run.Tally.Skipped++;
                return true;
            case Duplicates.Last:
                _run.Tally.Skipped++;
                Take(_held[first].Line, line);
                return true;
            case Duplicates.Sum:
                var sum = _held[first];
                sum.Rows++;
                sum.Line.Quantity += line.Quantity;
                sum.Line.Amount += line.Amount;
                sum.Line.Cost = sum.Line.Cost is null && line.Cost is null ? null : (sum.Line.Cost ?? 0) + (line.Cost ?? 0);
                sum.Line.IsReturn = sum.Head.Values.Kind != DocumentKind.Order || sum.Line.Quantity < 0;
                return true;
            default:
                var other = first.ToString(CultureInfo.InvariantCulture);
                row.Problem(_number.IsMapped ? _number : null, _number.IsMapped
                    ? Sentence.Of("import.duplicateLine", ("order", head.ExternalId), ("key", number.ToString()), ("row", other))
                    : Sentence.Of("import.duplicateRow", ("row", other)));
                return false;
        }

        static void Take(OrderLine to, OrderLine from) =>
            (to.ProductId, to.Quantity, to.Amount, to.Cost, to.IsReturn) = (from.ProductId, from.Quantity, from.Amount, from.Cost, from.IsReturn);
    }

    /// <summary>Line numbers are numbers nearly always; other texts get a negative number of their own.</summary>
    private int Code(ReadOnlySpan<char> number)
    {
        if (number.Length is > 0 and < 10 && (number[0] != '0' || number.Length == 1)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var plain)) return plain;
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!names.TryGetValue(number, out var code)) names[number] = code = -1 - _names.Count;
        return code;
    }
}
