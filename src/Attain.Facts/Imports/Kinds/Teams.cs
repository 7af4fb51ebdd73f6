using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>A unit that should be there; units are told apart by external id.</summary>
internal sealed record WantedUnit(string ExternalId, string Name, OrgUnitKind Kind, string? Parent, int? LeaderId);

/// <summary>The units that should be there, parents before children, and who belongs to which.</summary>
internal sealed record WantedTeams(IReadOnlyList<WantedUnit> Units, IReadOnlyList<(Person Person, string Unit)> Members);

/// <summary>Units from the names in a division and a team column.</summary>
internal static class NamedTeams
{
    public static WantedTeams Of(IEnumerable<Candidate<Person>> people, IReadOnlyDictionary<string, (string? Division, string? Team)> places)
    {
        var units = new Dictionary<string, WantedUnit>(StringComparer.Ordinal);
        var members = new List<(Person, string)>();
        foreach (var person in people.Select(c => c.Record))
        {
            if (!places.TryGetValue(person.ExternalId, out var place) || (place.Division ?? place.Team) is not { } any) continue;
            string? parent = null;
            if (place.Division is { } division)
            {
                parent = "division:" + division;
                units.TryAdd(parent, new(parent, division, OrgUnitKind.Division, null, null));
            }
            // Somebody in a division but no team stands in a team of the division's name, so that teams add up to it.
            var team = $"team:{place.Division}/{place.Team}";
            units.TryAdd(team, new(team, place.Team ?? any, OrgUnitKind.Team, parent, null));
            members.Add((person, team));
        }
        return new([.. units.Values.OrderBy(u => u.Kind)], members);
    }
}

/// <summary>
/// Units from the tree of managers: everybody who has reports leads a unit, within the unit of the own manager. The root is
/// the company, below it divisions, below these teams. People belong to their manager's unit, and leaders to their own.
/// Where a company or division has people directly in it who lead nobody, they stand in a team of their own beneath it, so
/// that a question by team never leaves anybody out.
/// </summary>
internal static class ManagerTeams
{
    public static WantedTeams Of(ImportRun run)
    {
        var people = run.Db.Set<Person>().AsNoTracking().Where(p => p.SourceId == run.SourceId && !p.Deleted).OrderBy(p => p.Id).ToList();
        var byId = people.ToDictionary(p => p.Id);
        var reports = people.Where(p => p.ManagerId is { } m && byId.ContainsKey(m)).ToLookup(p => p.ManagerId!.Value);
        var units = new List<WantedUnit>();
        var members = new List<(Person, string)>();
        foreach (var root in people.Where(p => (p.ManagerId is not { } m || !byId.ContainsKey(m)) && reports[p.Id].Any())) Unit(root, null, 0);
        return new(units, members);

        void Unit(Person leader, string? parent, int depth)
        {
            var unit = "unit:" + leader.ExternalId;
            units.Add(new(unit, leader.Name, depth switch { 0 => OrgUnitKind.Company, 1 => OrgUnitKind.Division, _ => OrgUnitKind.Team }, parent, leader.Id));
            members.Add((leader, unit));
            var below = reports[leader.Id].Where(p => !reports[p.Id].Any()).ToList();
            var home = unit;
            if (depth < 2 && below.Count > 0)
            {
                home = unit + "/direct";
                units.Add(new(home, leader.Name, OrgUnitKind.Team, unit, leader.Id));
            }
            foreach (var person in below) members.Add((person, home));
            foreach (var leading in reports[leader.Id].Where(p => reports[p.Id].Any())) Unit(leading, unit, depth + 1);
        }
    }
}

/// <summary>Brings units and memberships to what is wanted. A person who moves leaves the old unit on the as-of day: history stays.</summary>
internal sealed class TeamWriter(ImportRun run)
{
    public void Write(WantedTeams wanted)
    {
        var ids = Units(wanted.Units);
        var there = run.Db.Set<Membership>().AsNoTracking().Where(m => m.SourceId == run.SourceId && !m.Deleted).ToList().ToLookup(m => m.PersonId);
        var candidates = new List<Candidate<Membership>>();
        foreach (var (person, unit) in wanted.Members) Place(person, ids[unit], [.. there[person.Id].OrderBy(m => m.FromDay ?? DateOnly.MinValue)], candidates);
        var upsert = new Upsert<Membership>(
            run, ("", nameof(Membership.PersonId)), ("", nameof(Membership.OrgUnitId)), ("", nameof(Membership.FromDay)), ("", nameof(Membership.ToDay)));
        upsert.Match(candidates);
        upsert.Write(candidates);
    }

    private Dictionary<string, int> Units(IReadOnlyList<WantedUnit> units)
    {
        var upsert = new Upsert<OrgUnit>(
            run, ("", nameof(OrgUnit.Name)), ("", nameof(OrgUnit.Kind)), ("", nameof(OrgUnit.ParentId)), ("", nameof(OrgUnit.LeaderId)));
        var candidates = units.Select(u => new Candidate<OrgUnit>(0, new OrgUnit { ExternalId = u.ExternalId, Name = u.Name, Kind = u.Kind, LeaderId = u.LeaderId }) { Rows = 0 }).ToList();
        upsert.Match(candidates);
        var ids = candidates.ToDictionary(c => c.Record.ExternalId, c => c.Record.Id);
        foreach (var (unit, candidate) in units.Zip(candidates)) candidate.Record.ParentId = unit.Parent is { } parent ? ids[parent] : null;
        upsert.Write(candidates);
        return ids;
    }

    private void Place(Person person, int unit, List<Membership> before, List<Candidate<Membership>> candidates)
    {
        if (before.Count == 0)
        {
            Add(person.ExternalId, unit, person.HireDay, person.LeaveDay);
            return;
        }
        var last = before[^1];
        var from = before.Count == 1 ? person.HireDay : last.FromDay;
        if (last.OrgUnitId == unit || from >= run.Profile.AsOf)
        {
            Add(last.ExternalId, unit, from, person.LeaveDay);
            return;
        }
        Add(last.ExternalId, last.OrgUnitId, from, run.Profile.AsOf);
        Add($"{person.ExternalId}#{before.Count + 1}", unit, run.Profile.AsOf, person.LeaveDay > run.Profile.AsOf ? person.LeaveDay : null);

        void Add(string key, int at, DateOnly? since, DateOnly? until) => candidates.Add(new(
            0, new Membership { ExternalId = key, PersonId = person.Id, OrgUnitId = at, FromDay = since, ToDay = until > since || since is null ? until : null }) { Rows = 0 });
    }
}
