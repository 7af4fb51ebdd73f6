using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Diagnosis;

/// <summary>What customers complain about: the kinds of tickets, which the columns do not hold.</summary>
internal static class ComplaintKinds
{
    /// <summary>Kinds by number, most first. Empty where no ticket names a kind, or the scope is cut by more than organisation and products.</summary>
    public static IReadOnlyList<(string Name, int Count)> Of(DiagnosisContext context, Scope scope)
    {
        if (scope.Members.Keys.Any(dimension => dimension is not (Dimension.Rep or Dimension.Team or Dimension.Division or Dimension.Product or Dimension.Line or Dimension.Category)))
            return [];
        using var db = context.View.Store.NewDb();
        var (from, to) = (context.Days.From, context.Days.To);
        return
        [
            .. db.Set<Ticket>().AsNoTracking().Where(ticket => !ticket.Deleted && ticket.Day >= from && ticket.Day < to && ticket.Kind != "").AsEnumerable()
                .Where(ticket => Holds(context, scope, ticket))
                .GroupBy(ticket => ticket.Kind).Select(kind => (kind.Key, Count: kind.Count()))
                .OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Key, StringComparer.Ordinal),
        ];
    }

    private static bool Holds(DiagnosisContext context, Scope scope, Ticket ticket)
    {
        var deal = new Opportunity { Day = ticket.Day, RepId = ticket.RepId, ProductId = ticket.ProductId, CustomerId = ticket.CustomerId };
        return DealScope.Holds(context, scope, deal);
    }
}
