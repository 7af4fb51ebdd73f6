using Attain.Core;

namespace Attain.Facts;

/// <summary>The distinct windows and metrics of all targets, in order, which targets count from 1.</summary>
internal sealed record TargetLists(IReadOnlyList<DateRange> Windows, IReadOnlyList<string> Metrics);

/// <summary>Numbers the windows and metrics of targets while their columns are built.</summary>
internal sealed class TargetNumbers
{
    private readonly Dictionary<DateRange, int> _windows;
    private readonly Dictionary<int, int> _metricOfTarget;

    private TargetNumbers(TargetLists lists, Dictionary<DateRange, int> windows, Dictionary<int, int> metricOfTarget) =>
        (Lists, _windows, _metricOfTarget) = (lists, windows, metricOfTarget);

    public TargetLists Lists { get; }

    public static TargetNumbers Read(ReadSession session)
    {
        var targets = new List<(int Id, string Metric, DateRange Window)>();
        using (var rows = session.Rows("SELECT id, metric, from_day, to_day FROM target WHERE NOT deleted"))
        {
            while (rows.Read())
                targets.Add(((int)rows.Number(0), rows.Text(1), Window(rows.Number(2), rows.Number(3))));
        }
        string[] metrics = [.. targets.Select(t => t.Metric).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        DateRange[] windows = [.. targets.Select(t => t.Window).Distinct().OrderBy(w => w.From).ThenBy(w => w.To)];
        return new(
            new(windows, metrics),
            windows.Index().ToDictionary(w => w.Item, w => w.Index + 1),
            targets.ToDictionary(t => t.Id, t => Array.BinarySearch(metrics, t.Metric, StringComparer.Ordinal) + 1));
    }

    public void Fill(SegmentBuffer rows)
    {
        var (ids, from, to) = (rows[FactColumn.Id], rows[FactColumn.FromDay], rows[FactColumn.ToDay]);
        var (windows, metrics) = (rows[FactColumn.Window], rows[FactColumn.Metric]);
        for (var row = 0; row < rows.Count; row++)
        {
            windows[row] = _windows[Window(from[row], to[row])];
            metrics[row] = _metricOfTarget[(int)ids[row]];
        }
    }

    private static DateRange Window(long from, long to) => new(EpochDay.ToDay((int)from), EpochDay.ToDay((int)to));
}
