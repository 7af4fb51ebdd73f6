using Attain.Facts;

namespace Attain.App.Web;

/// <summary>What an endpoint of a workspace asks of whoever calls it. Which rows they see is another matter: the viewer's.</summary>
public enum Capability
{
    /// <summary>Look at pages and numbers.</summary>
    Read,

    /// <summary>Take what is shown away as a file.</summary>
    Export,

    /// <summary>Write customers, leads, opportunities, activities, orders and mark actions.</summary>
    EditRecords,

    /// <summary>Keep the problem table and reports of the diagnosis and the review.</summary>
    Review,

    /// <summary>Make plans and targets.</summary>
    Plan,

    /// <summary>Load data and take loads back.</summary>
    Import,

    /// <summary>Change thresholds, calendars and the company's settings.</summary>
    Configure,

    /// <summary>Invite, give roles, read the audit.</summary>
    Administer,
}

/// <summary>Which role may do what. The one table; docs/access.md is made of it.</summary>
public static class Roles
{
    public static bool May(AccountRole role, Capability capability) => capability switch
    {
        Capability.Read => true,
        Capability.Export => role != AccountRole.Viewer,
        Capability.EditRecords => role is AccountRole.Owner or AccountRole.Director or AccountRole.Manager or AccountRole.Rep,
        Capability.Review => role is AccountRole.Owner or AccountRole.Director or AccountRole.Manager or AccountRole.Analyst,
        Capability.Plan => role is AccountRole.Owner or AccountRole.Director or AccountRole.Manager or AccountRole.Analyst,
        Capability.Import => role is AccountRole.Owner or AccountRole.Director or AccountRole.Analyst,
        Capability.Configure => role is AccountRole.Owner or AccountRole.Director,
        Capability.Administer => role == AccountRole.Owner,
        _ => false,
    };
}

/// <summary>On every endpoint of a workspace: what it needs. An endpoint without is a mistake a test finds.</summary>
public sealed record Needs(Capability Capability);
