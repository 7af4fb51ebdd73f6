using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Web;

/// <summary>An account in a workspace: who is asking, as what.</summary>
/// <param name="PersonId">Whose rows they see: a person of the workspace, or null for the whole company.</param>
/// <param name="Demo">A marked demo account.</param>
public sealed record Seat(int AccountId, string Name, int WorkspaceId, string Workspace, AccountRole Role, int? PersonId, bool Demo)
{
    public bool May(Capability capability) => Roles.May(Role, capability);

    /// <summary>What they see of the company.</summary>
    public WorkspaceView View(WorkspaceView company) => company.SeenBy(PersonId is { } person ? Viewer.Of(person, company.Directory) : Viewer.Company);
}

/// <summary>Who belongs where; asked at each request, so that what is withdrawn counts at once.</summary>
public interface ISeats
{
    /// <summary>The account's workspaces, the one made first in front.</summary>
    IReadOnlyList<Seat> Of(Account account);
}
