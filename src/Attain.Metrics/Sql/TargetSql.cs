using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Writes targets, or what was reached of them, as one SELECT: first which targets take part (docs/decisions/010), then their numbers.</summary>
internal static class TargetSql
{
    public static string Write(Question question, TargetMeasure measure, SqlQuery query)
    {
        AddVisible(question, measure.Metric, query);
        AddChosen(question, query);
        if (measure.Reached is not { } reached) return FactSql.Grouped(FactSql.Keys(question), "CAST(SUM(value) AS BIGINT)", "chosen");
        AddReached(question, reached, query);
        return FactSql.Grouped(FactSql.Keys(question), "CAST(SUM(reached) AS BIGINT)", "reached_by_target");
    }

    /// <summary>The targets the question asks for, each with its keys, its level and its scope as it was.</summary>
    private static void AddVisible(Question question, string metric, SqlQuery query)
    {
        OrganisationSql.JoinPlaceOfUnit(query, "of_unit", "f.org_unit_id");
        OrganisationSql.JoinPlaceOfPerson(query, "of_rep", "f.rep_id", Middle);
        if (question.AsIs) OrganisationSql.JoinPlaceOfPerson(query, "of_rep_now", "f.rep_id", query.Value(question.AsOf));
        query.Join("LEFT JOIN product p ON p.id = f.product_id");
        query.Join($"LEFT JOIN product_line pl ON pl.id = {Line}");
        if (question.Named.Any(dimension => dimension.IsTime() && dimension != Dimension.Day)) query.Join($"LEFT JOIN calendar c ON c.day = {Middle}");

        List<string> limits =
        [
            "NOT f.deleted",
            $"f.metric = {query.Value(metric)}",
            $"{Middle} >= {query.Value(question.From)} AND {Middle} < {query.Value(question.To)}",
        ];
        if (question.VisibleReps is not null) limits.Add("f.rep_id IN (SELECT v.rep_id FROM asked_viewer v)");
        limits.AddRange(question.Where.Members.Select(pair => pair.Key switch
        {
            Dimension.Territory => TerritorySql.Within(query, "f.territory_id", pair.Value),
            Dimension.Window => $"{WindowSql.OfTarget} IN {query.Values(WindowSql.Codes(question.View, pair.Value))}",
            _ => $"{Key(pair.Key, question)} IN {query.Values(pair.Value.Select(id => (long)id))}",
        }));
        limits.AddRange(Needed(question));
        var keys = string.Concat(question.By.Select((dimension, i) => $"{FactSql.KeyColumn(dimension, Key(dimension, question), i)}, "));
        query.With(
            $"""
            visible AS (
              SELECT {keys}f.id, f.value, f.from_day, f.to_day, {Middle} AS middle, {OrgDepth} AS org_depth, {ProductDepth} AS product_depth,
                COALESCE(f.rep_id, 0) AS rep, CASE WHEN f.rep_id IS NULL THEN COALESCE(of_unit.team, 0) ELSE 0 END AS team,
                CASE WHEN f.rep_id IS NULL AND of_unit.team IS NULL THEN COALESCE(of_unit.division, 0) ELSE 0 END AS division,
                COALESCE(f.product_id, 0) AS product, CASE WHEN f.product_id IS NULL THEN COALESCE(f.line_id, 0) ELSE 0 END AS line,
                CASE WHEN f.product_id IS NULL AND f.line_id IS NULL THEN COALESCE(f.category_id, 0) ELSE 0 END AS category,
                COALESCE(f.territory_id, 0) AS territory, COALESCE(f.channel_id, 0) AS channel, COALESCE(f.customer_id, 0) AS customer
              FROM target f{query.Joins}
              WHERE {string.Join("\n    AND ", limits)})
            """);
    }

    private static void AddChosen(Question question, SqlQuery query)
    {
        var longest = query.Value(TargetChoice.LongestPeriod(question.By));
        query.With(
            $"""
            fitting AS (
              SELECT v.*,
                v.org_depth + v.product_depth + {Flag("territory")} + {Flag("channel")} + {Flag("customer")} AS dimensions,
                32 * v.org_depth + 8 * v.product_depth + 4 * {Flag("territory")} + 2 * {Flag("channel")} + {Flag("customer")} AS level
              FROM visible v
              WHERE v.to_day - v.from_day <= {longest} OR NOT EXISTS (SELECT 1 FROM visible x WHERE x.to_day - x.from_day <= {longest}))
            """);
        var isAlone = question.By.Contains(Dimension.Window)
            ? ""
            : """

                AND NOT EXISTS (
                  SELECT 1 FROM fitting o
                  WHERE o.level = t.level AND o.rep = t.rep AND o.team = t.team AND o.division = t.division AND o.product = t.product
                    AND o.line = t.line AND o.category = t.category AND o.territory = t.territory AND o.channel = t.channel AND o.customer = t.customer
                    AND ((t.from_day <= o.middle AND o.middle < t.to_day) OR (o.from_day <= t.middle AND t.middle < o.to_day))
                    AND (o.to_day - o.from_day > t.to_day - t.from_day OR (o.to_day - o.from_day = t.to_day - t.from_day AND o.id > t.id)))
              """;
        var ofWindow = question.By.Contains(Dimension.Window) ? "WHERE l.from_day = t.from_day AND l.to_day = t.to_day " : "";
        query.With($"chosen AS (SELECT t.* FROM fitting t WHERE t.level = (SELECT l.level FROM fitting l {ofWindow}ORDER BY l.dimensions, l.level LIMIT 1){isAlone})");
    }

    private static void AddReached(Question question, FactMeasure reached, SqlQuery query)
    {
        // A target keeps its scope whatever the question's: as it was, and not limited further.
        var part = query.Part();
        var rows = new RowSql(question with { Where = Scope.Company, AsIs = false, Days = Everything(question) }, reached.Fact, reached.Date, part);
        var keys = new[] { Dimension.Rep, Dimension.Team, Dimension.Division, Dimension.Product, Dimension.Line, Dimension.Category, Dimension.Territory, Dimension.Channel, Dimension.Customer };
        var columns = keys.Select(dimension => $"COALESCE({rows.Key(dimension)}, 0) AS {dimension.Name()}").ToList();
        var limits = rows.Limits().Concat(reached.Conditions.Select(rows.Meets)).ToList();
        query.With($"lines AS MATERIALIZED (SELECT {rows.Column(reached.Date)} AS day, {rows.Column(reached.Terms[0].Column)} AS amount, {string.Join(", ", columns)}\nFROM {rows.From}\nWHERE {string.Join("\n  AND ", limits)})");
        query.With(TerritorySql.Pairs);
        query.With(
            $"""
            reached_by_target AS (
              SELECT {string.Concat(FactSql.Keys(question).Select(key => $"t.{key}, "))}COALESCE(r.amount, 0) AS reached
              FROM chosen t LEFT JOIN lines r ON r.day >= t.from_day AND r.day < t.to_day
                AND t.rep IN (0, r.rep) AND t.team IN (0, r.team) AND t.division IN (0, r.division)
                AND t.product IN (0, r.product) AND t.line IN (0, r.line) AND t.category IN (0, r.category)
                AND t.channel IN (0, r.channel) AND t.customer IN (0, r.customer)
                AND (t.territory = 0 OR EXISTS (SELECT 1 FROM within_territory w WHERE w.ancestor = t.territory AND w.id = r.territory)))
            """);
    }

    /// <summary>The middle day of the window, without dividing: half of the sum of its ends, rounded down.</summary>
    private const string Middle = "((f.from_day + f.to_day) >> 1)";

    private const string Line = "COALESCE(p.line_id, CASE WHEN f.product_id IS NULL THEN f.line_id END)";

    private const string OrgDepth =
        "CASE WHEN f.rep_id IS NOT NULL THEN 3 WHEN of_unit.team IS NOT NULL THEN 2 WHEN of_unit.division IS NOT NULL THEN 1 ELSE 0 END";

    private const string ProductDepth =
        "CASE WHEN f.product_id IS NOT NULL THEN 3 WHEN f.line_id IS NOT NULL THEN 2 WHEN f.category_id IS NOT NULL THEN 1 ELSE 0 END";

    private static string Flag(string column) => $"(CASE WHEN v.{column} = 0 THEN 0 ELSE 1 END)";

    private static string Key(Dimension dimension, Question question) => dimension switch
    {
        Dimension.Day => Middle,
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => $"c.{dimension.Name()}",
        Dimension.Window => WindowSql.OfTarget,
        Dimension.Rep => "f.rep_id",
        Dimension.Team or Dimension.Division when question.AsIs =>
            $"CASE WHEN f.rep_id IS NULL THEN of_unit.{dimension.Name()} ELSE of_rep_now.{dimension.Name()} END",
        Dimension.Team or Dimension.Division => $"CASE WHEN f.org_unit_id IS NULL THEN of_rep.{dimension.Name()} ELSE of_unit.{dimension.Name()} END",
        Dimension.Territory => "f.territory_id",
        Dimension.Category => $"CASE WHEN {Line} IS NULL AND f.product_id IS NULL THEN f.category_id ELSE pl.category_id END",
        Dimension.Line => Line,
        Dimension.Product => "f.product_id",
        Dimension.Channel => "f.channel_id",
        Dimension.Customer => "f.customer_id",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Targets cannot be cut by it."),
    };

    /// <summary>The level must know every dimension the question names.</summary>
    private static IEnumerable<string> Needed(Question question)
    {
        var named = question.Named.ToHashSet();
        if (named.Contains(Dimension.Division)) yield return $"{OrgDepth} >= 1";
        if (named.Contains(Dimension.Team)) yield return $"{OrgDepth} >= 2";
        if (named.Contains(Dimension.Rep)) yield return $"{OrgDepth} >= 3";
        if (named.Contains(Dimension.Category)) yield return $"{ProductDepth} >= 1";
        if (named.Contains(Dimension.Line)) yield return $"{ProductDepth} >= 2";
        if (named.Contains(Dimension.Product)) yield return $"{ProductDepth} >= 3";
        if (named.Contains(Dimension.Territory)) yield return "f.territory_id IS NOT NULL";
        if (named.Contains(Dimension.Channel)) yield return "f.channel_id IS NOT NULL";
        if (named.Contains(Dimension.Customer)) yield return "f.customer_id IS NOT NULL";
    }

    private static DateRange Everything(Question question) => DateRange.Inclusive(DateOnly.MinValue, question.View.AsOf);
}
