using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>What the loaded revenue targets of a window have in common: the scope in which its history is comparable.</summary>
internal sealed class TargetScopes
{
    private static readonly (FactColumn Column, Dimension Dimension)[] Limits =
    [
        (FactColumn.Rep, Dimension.Rep), (FactColumn.Territory, Dimension.Territory), (FactColumn.Category, Dimension.Category),
        (FactColumn.Line, Dimension.Line), (FactColumn.Product, Dimension.Product), (FactColumn.Channel, Dimension.Channel),
        (FactColumn.Customer, Dimension.Customer),
    ];

    private readonly ILookup<long, long[]> byWindow;
    private readonly int[] reps;

    private TargetScopes(ILookup<long, long[]> byWindow, int[] reps) => (this.byWindow, this.reps) = (byWindow, reps);

    public static TargetScopes Read(WorkspaceView view)
    {
        var metric = view.Facts.TargetMetrics.ToList().IndexOf(MetricCatalogue.Revenue.Id.Name) + 1;
        var table = view.Facts[FactKind.Targets];
        var rows = new List<(long Window, long[] Members)>();
        foreach (var segment in table.Segments)
        {
            for (var row = 0; row < segment.Count; row++)
            {
                if (At(FactColumn.Metric) != metric) continue;
                if (view.Viewer.RepIds?.Contains((int)At(FactColumn.Rep)) == false) continue;
                rows.Add((At(FactColumn.Window), [.. Limits.Select(limit => At(limit.Column))]));

                long At(FactColumn column) => segment[table.Index(column)].At(row);
            }
        }
        return new(
            rows.ToLookup(row => row.Window, row => row.Members),
            [.. rows.Select(row => (int)row.Members[0]).Where(rep => rep != 0).Distinct()]);
    }

    /// <param name="window">Its id, counted from 1.</param>
    /// <param name="asked">What the question is limited to: it takes the place of what the targets share.</param>
    public Scope Common(int window, Scope asked)
    {
        var targets = byWindow[window].ToList();
        var scope = asked;
        for (var i = 0; i < Limits.Length; i++)
        {
            if (asked.Members.ContainsKey(Limits[i].Dimension)) continue;
            if (targets.Count == 0 || targets.Exists(members => members[i] == 0)) continue;
            // People come and go between years: everybody who ever had a target stands for those who had one then.
            scope = Limits[i].Dimension == Dimension.Rep
                ? scope.With(Dimension.Rep, reps)
                : scope.With(Limits[i].Dimension, [.. targets.Select(members => (int)members[i]).Distinct()]);
        }
        return scope;
    }
}
