using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Web;

/// <summary>Memberships as the control database holds them.</summary>
public sealed class ControlSeats(Installation installation) : ISeats
{
    public IReadOnlyList<Seat> Of(int accountId)
    {
        using var control = installation.OpenControl();
        var account = control.Accounts.AsNoTracking().SingleOrDefault(a => a.Id == accountId && !a.IsDisabled);
        if (account is null) return [];
        var rows = from w in control.Workspaces.AsNoTracking()
                   join m in control.Memberships.AsNoTracking().Where(m => m.AccountId == accountId) on w.Id equals m.WorkspaceId into given
                   from m in given.DefaultIfEmpty()
                   where m != null || account.IsOwner
                   orderby w.Id
                   select new { w.Id, w.Name, Role = m == null ? AccountRole.Owner : m.Role, PersonId = m == null ? null : m.PersonId };
        return [.. rows.AsEnumerable().Select(row => new Seat(account.Id, account.Name, row.Id, row.Name, row.Role, row.PersonId, account.IsDemo))];
    }
}
