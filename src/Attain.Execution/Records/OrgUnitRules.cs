using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>A division or team is renamed or gets another leader by whoever sees the whole company.</summary>
internal sealed class OrgUnitRules : RecordRules<OrgUnit>
{
    public override EditForm Form { get; } = new(
        typeof(OrgUnit),
        new("name", nameof(OrgUnit.Name), EditType.Text) { Required = true },
        new("leader", nameof(OrgUnit.LeaderId), EditType.Reference) { To = typeof(Person) });

    public override bool InSight(RecordSight sight, EditRows rows, OrgUnit row) => sight.SeesAll;
}
