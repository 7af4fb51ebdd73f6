using Attain.Core;

namespace Attain.Facts;

/// <summary>People, their managers, and where asked for the teams that follow from them.</summary>
internal sealed class PeopleImport(ImportRun run) : TreeImport<Person>(
    run, "manager",
    ("name", nameof(Person.Name)), ("manager", nameof(Person.ManagerId)), ("hireDate", nameof(Person.HireDay)), ("leaveDate", nameof(Person.LeaveDay)),
    ("position", nameof(Person.Position)), ("email", nameof(Person.Email)), ("sells", nameof(Person.Sells)))
{
    private readonly Dictionary<string, (string? Division, string? Team)> _places = new(StringComparer.Ordinal);

    protected override Person Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        var hired = row.Day(Run["hireDate"]);
        var person = new Person
        {
            ExternalId = id,
            Name = row.Text(Run["name"]) ?? id,
            HireDay = hired,
            LeaveDay = row.DayNotBefore(Run["leaveDate"], hired),
            Position = row.Text(Run["position"]),
            Email = row.Text(Run["email"]),
            Sells = row.Flag(Run["sells"]) ?? false,
        };
        Remember(person, row.Text(Run["manager"]));
        if (Run["team"].IsMapped || Run["division"].IsMapped) _places[id] = (row.Text(Run["division"]), row.Text(Run["team"]));
        return person;
    }

    protected override int? ParentOf(Person record) => record.ManagerId;

    protected override void SetParent(Person record, int? parent) => record.ManagerId = parent;

    protected override int? FindOutside(string externalId) => References.People.Find(externalId);

    protected override void Write(List<Candidate<Person>> batch)
    {
        base.Write(batch);
        var wanted = _places.Count > 0 ? NamedTeams.Of(batch, _places) : Run.Mapping.TeamsFromManagers ? ManagerTeams.Of(Run) : null;
        if (wanted is not null) new TeamWriter(Run).Write(wanted);
    }
}
