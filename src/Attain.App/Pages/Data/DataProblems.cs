using Attain.App.Imports;
using Attain.App.Web;

namespace Attain.App.Pages.Data;

/// <summary>What is open in the data: checks that do not hold, and files that did not come in. For those who can do something about it.</summary>
public sealed class DataProblems(DataChecks checks, ImportDesk desk) : IRailCount
{
    public string Section => "data";

    public RailEntry? Count(PageContext here, RailEntry entry)
    {
        if (!here.May(Capability.Import)) return null;
        var open = (checks.Last(here.Seat.WorkspaceId)?.Results.Count(r => r.Wrong > 0) ?? 0) + desk.List(here.Seat.WorkspaceId).Count(d => d.IsOpenProblem && desk.HasFile(d));
        return open == 0 ? null : entry with { Count = Core.Format.Number(open), Kind = "warn", Says = here.Words.Say("data.problems", ("count", open)) };
    }
}
