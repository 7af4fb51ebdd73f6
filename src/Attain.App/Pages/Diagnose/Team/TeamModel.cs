using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Team;

/// <summary>A team's people by tenure on the last day, and what they brought.</summary>
/// <param name="Unknown">Whose hire day is not known.</param>
/// <param name="PerHead">Revenue per person of the last day; null without anybody.</param>
/// <param name="OnYear">Null where the facts do not reach back.</param>
/// <param name="Attainment">Null where the team has no target in the days.</param>
public sealed record TeamStructure(DimensionValue Team, int New, int Established, int Senior, int Unknown, decimal Revenue, decimal? PerHead, decimal? OnYear, decimal? Attainment)
{
    public int People => New + Established + Senior + Unknown;

    public Ratio? Share(int band) => Ratio.Of(band, People);
}

/// <param name="Tenure">As <see cref="FixedMembers"/> counts; 0 when the hire day is not known.</param>
public sealed record RepStructure(DimensionValue Rep, int TeamId, int Tenure, decimal Revenue, decimal? OnYear, decimal? Attainment);

/// <param name="Reps">Who sells on the last day, most revenue first.</param>
public sealed record TeamModel(IReadOnlyList<TeamStructure> Teams, TeamStructure All, IReadOnlyList<RepStructure> Reps)
{
    /// <summary>What the rep in the middle brings; null without reps.</summary>
    public decimal? Median => Reps.Count == 0 ? null : (decimal)Statistics.Median([.. Reps.Select(rep => (double)rep.Revenue)]);

    public static TeamModel Of(PageContext here) => here.Keep(("team structure", here.Asked), () => Of(here.View, here.Period.Days, here.Period.YearBefore, here.Scope));

    public static TeamModel Of(WorkspaceView view, DateRange days, DateRange yearBefore, Scope scope)
    {
        var people = new Question(view, days, scope);
        var before = view.ReachesBack(FactKind.OrderLines, yearBefore) ? new Question(view, yearBefore, scope) : null;
        var reps = people.By(MetricCatalogue.Headcount, Dimension.Rep, Dimension.Tenure).Where(row => row.Keys[0].Id != 0 && row.Values[0].Value > 0).ToList();
        var (revenue, revenueBefore, attainment) = (people.Map(MetricCatalogue.Revenue, Dimension.Rep), before?.Map(MetricCatalogue.Revenue, Dimension.Rep), people.Map(MetricCatalogue.Attainment, Dimension.Rep));
        List<RepStructure> members =
        [
            .. reps.Select(row => new RepStructure(
                    row.Keys[0], view.Directory.TeamOf(row.Keys[0].Id, days.Last), row.Keys[1].Id, revenue.GetValueOrDefault(row.Keys[0].Id) ?? 0,
                    Change(revenueBefore, revenue, row.Keys[0].Id), attainment.GetValueOrDefault(row.Keys[0].Id)))
                .OrderByDescending(rep => rep.Revenue),
        ];
        var (teamRevenue, teamBefore, teamAttainment) = (people.Map(MetricCatalogue.Revenue, Dimension.Team), before?.Map(MetricCatalogue.Revenue, Dimension.Team), people.Map(MetricCatalogue.Attainment, Dimension.Team));
        var all = people.Total(MetricCatalogue.Revenue);
        return new(
            [.. members.GroupBy(rep => rep.TeamId).Where(team => team.Key != 0)
                .Select(team => Structure(view.Member(Dimension.Team, team.Key), [.. team], teamRevenue.GetValueOrDefault(team.Key) ?? 0, Change(teamBefore, teamRevenue, team.Key), teamAttainment.GetValueOrDefault(team.Key)))
                .OrderByDescending(team => team.Revenue)],
            Structure(view.Member(Dimension.Team, 0), members, all ?? 0, before?.Total(MetricCatalogue.Revenue) is { } then && all is { } now ? Delta.Of(then, now)?.Value : null, people.Total(MetricCatalogue.Attainment)),
            members);
    }

    private static TeamStructure Structure(DimensionValue team, IReadOnlyList<RepStructure> reps, decimal revenue, decimal? onYear, decimal? attainment)
    {
        int Band(int tenure) => reps.Count(rep => rep.Tenure == tenure);
        return new(
            team, Band(FixedMembers.NewRep), Band(FixedMembers.EstablishedRep), Band(FixedMembers.SeniorRep), Band(0), revenue,
            reps.Count == 0 ? null : revenue / reps.Count, onYear, attainment);
    }

    private static decimal? Change(Dictionary<int, decimal?>? before, Dictionary<int, decimal?> now, int id) =>
        before is null ? null : Delta.Of(before.GetValueOrDefault(id) ?? 0, now.GetValueOrDefault(id) ?? 0)?.Value;

    /// <summary>Each metric within as much of the scope as it knows: head counts know nothing of products.</summary>
    private sealed record Question(WorkspaceView View, DateRange Days, Scope Scope)
    {
        public IReadOnlyList<MetricRow> By(MetricDefinition metric, params Dimension[] by) =>
            View.Ask(new MetricQuery(metric) { By = by, Days = Days, Where = DiagnosisContext.Fit(metric, Scope) }).Rows;

        public Dictionary<int, decimal?> Map(MetricDefinition metric, Dimension by) => By(metric, by).ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value);

        public decimal? Total(MetricDefinition metric) => By(metric)[0].Values[0].Value;
    }
}
