using Attain.App.Access;
using Attain.Facts;

namespace Attain.App.Web;

/// <summary>Memberships as the control database holds them.</summary>
public sealed class ControlSeats(Accounts accounts) : ISeats
{
    public IReadOnlyList<Seat> Of(Account account) =>
    [
        .. accounts.Workspaces(account).Select(held =>
            new Seat(account.Id, account.Name, held.Workspace.Id, held.Workspace.Name, held.Role, held.PersonId, account.IsDemo)),
    ];
}
