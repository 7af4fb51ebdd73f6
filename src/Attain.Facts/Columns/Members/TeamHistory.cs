namespace Attain.Facts;

/// <summary>Where a person was in the organisation on a day; ids are 0 where in none.</summary>
internal readonly record struct Place(int Team, int Division);

/// <summary>Somebody's time in a unit: [<see cref="From"/>, <see cref="To"/>) in days since 1970, open ends at the extremes of int.</summary>
internal readonly record struct Stay(int PersonId, int OrgUnitId, int From, int To);

/// <summary>Answers where a person was on any day, from dated memberships.</summary>
internal sealed class TeamHistory
{
    private readonly record struct PlacedStay(int From, int To, Place Place);

    /// <summary>The stays of person p are those from <c>_first[p]</c> to <c>_first[p + 1]</c>, the latest first.</summary>
    private readonly int[] _first;

    private readonly PlacedStay[] _stays;

    public TeamHistory(IReadOnlyList<Stay> stays, MemberTable<OrgUnitEntry> units)
    {
        _first = new int[stays.Count == 0 ? 2 : stays.Max(s => s.PersonId) + 2];
        foreach (var stay in stays) _first[stay.PersonId + 1]++;
        for (var person = 1; person < _first.Length; person++) _first[person] += _first[person - 1];
        // Where memberships overlap the one that began last counts.
        _stays = [.. stays.OrderBy(s => s.PersonId).ThenByDescending(s => s.From).Select(s => new PlacedStay(s.From, s.To, PlaceOf(s.OrgUnitId, units)))];
    }

    public Place On(int personId, int epochDay)
    {
        if ((uint)personId >= (uint)(_first.Length - 1)) return default;
        for (var i = _first[personId]; i < _first[personId + 1]; i++)
        {
            ref readonly var stay = ref _stays[i];
            if (stay.From <= epochDay && epochDay < stay.To) return stay.Place;
        }
        return default;
    }

    /// <summary>The team a unit is, if it is one, and the nearest division it is or lies in.</summary>
    public static Place PlaceOf(int orgUnitId, MemberTable<OrgUnitEntry> units)
    {
        var team = units[orgUnitId] is { Kind: OrgUnitKind.Team } ? orgUnitId : 0;
        var unit = units[orgUnitId];
        // Counted, so that a circle in the data ends.
        for (var steps = 0; unit is not null && steps <= units.MaxId; steps++)
        {
            if (unit.Kind == OrgUnitKind.Division) return new(team, unit.Id);
            unit = units[unit.ParentId];
        }
        return new(team, 0);
    }
}
