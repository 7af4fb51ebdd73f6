using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

/// <summary>Whole rows of records for lists, as the viewer may see them.</summary>
public static class RecordLists
{
    /// <summary>Leads that came in from a day on or wait for an answer, the latest first.</summary>
    public static IReadOnlyList<Lead> Leads(WorkspaceView view, Core.Scope where, DateOnly from)
    {
        var scope = new DealScopeFilter(view, where);
        using var db = view.Store.NewDb();
        return [.. db.Set<Lead>().AsNoTracking().Where(lead => !lead.Deleted && (lead.Day >= from || (lead.FirstResponseAt == null && lead.ConvertedDay == null))).OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id).AsEnumerable()
            .Where(lead => scope.Holds(lead.RepId ?? 0, lead.TerritoryId ?? 0, lead.ChannelId ?? 0))];
    }

    /// <summary>Tickets opened from a day on or not resolved, the latest first.</summary>
    public static IReadOnlyList<Ticket> Tickets(WorkspaceView view, Core.Scope where, DateOnly from)
    {
        var scope = new DealScopeFilter(view, where);
        using var db = view.Store.NewDb();
        return [.. db.Set<Ticket>().AsNoTracking().Where(ticket => !ticket.Deleted && (ticket.Day >= from || ticket.ResolvedAt == null)).OrderByDescending(ticket => ticket.OpenedAt).ThenByDescending(ticket => ticket.Id).AsEnumerable()
            .Where(ticket => scope.Holds(ticket.RepId ?? 0))];
    }

    /// <summary>Kinds of activities the workspace uses, the most used first.</summary>
    public static IReadOnlyList<string> ActivityKinds(WorkspaceView view, int most = 8)
    {
        using var db = view.Store.NewDb();
        return [.. db.Set<Activity>().AsNoTracking().Where(activity => !activity.Deleted && activity.Kind != "").GroupBy(activity => activity.Kind)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(most).Select(group => group.Key)];
    }

    /// <summary>The lines of a customer's latest orders, each with its order.</summary>
    public static IReadOnlyList<(Order Order, IReadOnlyList<OrderLine> Lines)> Orders(WorkspaceView view, IReadOnlyCollection<int> orderIds)
    {
        using var db = view.Store.NewDb();
        int[] wanted = [.. orderIds];
        var lines = db.Set<OrderLine>().AsNoTracking().Where(line => EF.Parameter(wanted).Contains(line.OrderId) && !line.Deleted).ToList().ToLookup(line => line.OrderId);
        return [.. db.Set<Order>().AsNoTracking().Where(order => EF.Parameter(wanted).Contains(order.Id) && !order.Deleted).OrderByDescending(order => order.Day).ThenByDescending(order => order.Id).AsEnumerable()
            .Where(order => view.Viewer.RepIds is null || (order.RepId is { } rep && view.Viewer.Sees(rep))).Select(order => (order, (IReadOnlyList<OrderLine>)[.. lines[order.Id]]))];
    }

    /// <summary>Rows of one kind by their ids, those in sight; the latest first.</summary>
    public static IReadOnlyList<Activity> Activities(WorkspaceView view, IReadOnlyCollection<int> ids)
    {
        using var db = view.Store.NewDb();
        int[] wanted = [.. ids];
        return [.. db.Set<Activity>().AsNoTracking().Where(activity => EF.Parameter(wanted).Contains(activity.Id) && !activity.Deleted).OrderByDescending(activity => activity.Day).ThenByDescending(activity => activity.Id)];
    }
}
