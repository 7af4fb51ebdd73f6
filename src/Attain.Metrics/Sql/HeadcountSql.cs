using Attain.Core;

namespace Attain.Metrics;

/// <summary>Writes the headcount as one SELECT: people on the last day of each period the calendar has in the days asked for.</summary>
internal static class HeadcountSql
{
    public static string Write(Question question, HeadcountMeasure measure, SqlQuery query)
    {
        var end = Math.Min(question.To, question.AsOf + 1);
        var grains = question.By.Where(dimension => dimension.IsTime()).Select(dimension => dimension.Name()).ToList();
        var days = $"FROM calendar c WHERE c.day >= {query.Value(question.From)} AND c.day < {query.Value(end)}";
        var periods = grains.Select(grain => $"c.{grain}").ToList();
        query.With(grains.Count == 0
            ? $"last_day (last) AS (SELECT MAX(c.day) {days})"
            : $"last_day ({string.Join(", ", grains.Select(grain => $"of_{grain}"))}, last) AS (SELECT {string.Join(", ", periods)}, MAX(c.day) {days} GROUP BY {string.Join(", ", periods)})");

        List<string> limits =
        [
            "d.last IS NOT NULL", "NOT f.deleted", "f.sells", "(f.hire_day IS NULL OR f.hire_day <= d.last)", "(f.leave_day IS NULL OR f.leave_day > d.last)",
        ];
        if (question.VisibleReps is not null) limits.Add("f.id IN (SELECT v.rep_id FROM asked_viewer v)");
        if (measure.Tenure is { } tenure) limits.Add($"{Key(Dimension.Tenure)} = {tenure}");
        limits.AddRange(question.Where.Members.Select(pair => $"{Key(pair.Key)} IN {query.Values(pair.Value.Select(id => (long)id))}"));
        var keys = question.By.Select((dimension, i) => $"COALESCE({Key(dimension)}, 0) AS k{i}").Append("1 AS v");
        OrganisationSql.JoinPlaceOfPerson(query, "placed", "f.id", question.AsIs ? query.Value(question.AsOf) : "d.last");
        query.Join("LEFT JOIN asked_tenure t ON t.person_id = f.id");
        query.With($"rows_asked AS (SELECT {string.Join(", ", keys)}\nFROM person f CROSS JOIN last_day d{query.Joins}\nWHERE {string.Join("\n  AND ", limits)})");
        return FactSql.Grouped(FactSql.Keys(question), "COUNT(*)", "rows_asked");
    }

    private static string Key(Dimension dimension) => dimension switch
    {
        Dimension.Rep => "f.id",
        Dimension.Team or Dimension.Division => $"placed.{dimension.Name()}",
        Dimension.Tenure =>
            $"CASE WHEN t.person_id IS NULL THEN 0 WHEN d.last < t.established_from THEN {FixedMembers.NewRep} "
            + $"WHEN d.last < t.senior_from THEN {FixedMembers.EstablishedRep} ELSE {FixedMembers.SeniorRep} END",
        _ => $"d.of_{dimension.Name()}",
    };
}
