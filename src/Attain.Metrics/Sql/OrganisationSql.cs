namespace Attain.Metrics;

/// <summary>Where people are in the organisation, from dated memberships.</summary>
internal static class OrganisationSql
{
    private const int Division = (int)Facts.OrgUnitKind.Division;
    private const int Team = (int)Facts.OrgUnitKind.Team;

    /// <summary>Deeper than any organisation; ends a circle in the data.</summary>
    private const int Deepest = 100;

    /// <summary>
    /// Joins, as <paramref name="alias"/>, the <c>team</c> and <c>division</c> a person is in on a day. Of overlapping memberships the
    /// one that began last counts.
    /// </summary>
    public static void JoinPlaceOfPerson(SqlQuery query, string alias, string person, string day)
    {
        AddPlaces(query);
        query.Join(
            $"""
            LEFT JOIN place {alias} ON {alias}.unit = (
              SELECT m.org_unit_id FROM membership m
              WHERE m.person_id = {person} AND NOT m.deleted AND (m.from_day IS NULL OR m.from_day <= {day}) AND (m.to_day IS NULL OR m.to_day > {day})
              ORDER BY CASE WHEN m.from_day IS NULL THEN 1 ELSE 0 END, m.from_day DESC, m.id LIMIT 1)
            """);
    }

    /// <summary>Joins, as <paramref name="alias"/>, the <c>team</c> a unit is and the <c>division</c> it is or lies in.</summary>
    public static void JoinPlaceOfUnit(SqlQuery query, string alias, string unit)
    {
        AddPlaces(query);
        query.Join($"LEFT JOIN place {alias} ON {alias}.unit = {unit}");
    }

    private static void AddPlaces(SqlQuery query)
    {
        query.With(
            $"""
            above (unit, at, kind, parent, depth) AS (
              SELECT u.id, u.id, u.kind, u.parent_id, 0 FROM org_unit u
              UNION ALL
              SELECT a.unit, u.id, u.kind, u.parent_id, a.depth + 1 FROM above a JOIN org_unit u ON u.id = a.parent
              WHERE a.kind <> {Division} AND a.depth < {Deepest})
            """);
        query.With(
            $"""
            place (unit, team, division) AS (
              SELECT a.unit, MAX(CASE WHEN a.depth = 0 AND a.kind = {Team} THEN a.at END), MAX(CASE WHEN a.kind = {Division} THEN a.at END)
              FROM above a GROUP BY a.unit)
            """);
    }
}
