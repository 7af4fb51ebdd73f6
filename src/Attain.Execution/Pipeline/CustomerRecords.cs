using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Ids of the rows about one customer that the viewer may see, found in the columns; the latest first.</summary>
public static class CustomerRecords
{
    /// <param name="id">The column whose values are wanted: the rows' own, or those of their orders.</param>
    public static IReadOnlyList<int> Of(WorkspaceView view, FactKind kind, int customerId, FactColumn id = FactColumn.Id)
    {
        var table = view.Facts[kind];
        using var reader = new SegmentReader(table, id, FactColumn.Customer, FactColumn.Rep, FactColumn.Day);
        var scope = new DealScopeFilter(view, Core.Scope.Company);
        var found = new Dictionary<int, long>();
        foreach (var segment in table.Segments)
        {
            var chunk = segment[table.Index(FactColumn.Customer)];
            if (chunk.Max < customerId || chunk.Min > customerId) continue;
            var (count, columns) = reader.Read(segment);
            for (var i = 0; i < count; i++)
                if (columns[1][i] == customerId && scope.Holds((int)columns[2][i])) found[(int)columns[0][i]] = columns[3][i];
        }
        return [.. found.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).Select(pair => pair.Key)];
    }
}
