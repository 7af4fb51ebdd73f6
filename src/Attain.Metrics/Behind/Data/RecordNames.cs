using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Metrics;

/// <summary>What people call a record: its number, and its name or kind where it has one.</summary>
public sealed record RecordName(string Number, string? Name);

/// <summary>Reads what the columns do not hold of single records: numbers and names.</summary>
public static class RecordNames
{
    private const int Batch = 500;

    /// <summary>By the row's id; of order lines those of their document.</summary>
    public static IReadOnlyDictionary<int, RecordName> Of(WorkspaceView view, FactRows rows)
    {
        if (rows.Fact is FactKind.Spend or FactKind.Targets) return new Dictionary<int, RecordName>();
        using var db = view.Store.NewDb();
        if (rows.Fact != FactKind.OrderLines) return Read(db, rows.Fact, [.. rows.Rows.Select(row => row.Id)]);
        var orders = Batches([.. rows.Rows.Select(row => (int)row[FactColumn.Order]).Distinct()])
            .SelectMany(ids => db.Set<Order>().AsNoTracking().Where(order => ids.Contains(order.Id)).Select(order => new { order.Id, order.ExternalId }))
            .ToDictionary(order => order.Id, order => order.ExternalId);
        return rows.Rows.ToDictionary(row => row.Id, row => new RecordName(orders.GetValueOrDefault((int)row[FactColumn.Order], ""), null));
    }

    private static Dictionary<int, RecordName> Read(WorkspaceDb db, FactKind fact, IReadOnlyList<int> ids) => Batches(ids).SelectMany(batch => (fact switch
    {
        FactKind.Leads => db.Set<Lead>().AsNoTracking().Where(row => batch.Contains(row.Id)).Select(row => new { row.Id, row.ExternalId, Name = (string?)row.Name }),
        FactKind.Opportunities => db.Set<Opportunity>().AsNoTracking().Where(row => batch.Contains(row.Id)).Select(row => new { row.Id, row.ExternalId, Name = (string?)row.Name }),
        FactKind.Activities => db.Set<Activity>().AsNoTracking().Where(row => batch.Contains(row.Id)).Select(row => new { row.Id, row.ExternalId, Name = (string?)row.Kind }),
        FactKind.Tickets => db.Set<Ticket>().AsNoTracking().Where(row => batch.Contains(row.Id)).Select(row => new { row.Id, row.ExternalId, Name = (string?)row.Kind }),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, message: null),
    }).ToList()).ToDictionary(row => row.Id, row => new RecordName(row.ExternalId, row.Name is { Length: > 0 } name ? name : null));

    private static IEnumerable<List<int>> Batches(IReadOnlyList<int> ids) => ids.Chunk(Batch).Select(batch => batch.ToList());
}
