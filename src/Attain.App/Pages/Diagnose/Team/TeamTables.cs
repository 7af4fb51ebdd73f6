using Attain.App.Pages.Diagnose.Findings;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Team;

/// <summary>The tables of the team's structure.</summary>
internal static class TeamTables
{
    public static Table Teams(PageContext here)
    {
        var words = here.Words;
        var model = TeamModel.Of(here);
        Row Line(TeamStructure team, Cell name, Cell marks) => new(
        [
            name, new(team.People), new(team.New) { Note = Share(words, team.Share(team.New)) }, new(team.Established) { Note = Share(words, team.Share(team.Established)) },
            new(team.Senior) { Note = Share(words, team.Share(team.Senior)) }, new(Money.Round(team.Revenue, here.Profile.Currency)), new(team.PerHead is { } each ? Money.Round(each, here.Profile.Currency) : null),
            new(team.OnYear is { } change ? new Delta(change) : null), new(team.Attainment is { } share ? new Ratio(share) : null), marks,
        ]);
        return new("teams", "diagnose/team", words["diagnose.teams"],
            [
                new("team", words["dimension.team"]), new("people", words["diagnose.people"]) { Number = true }, new("new", words["tenure.new"]) { Number = true },
                new("established", words["tenure.established"]) { Number = true }, new("senior", words["tenure.senior"]) { Number = true }, new("revenue", words["metric.revenue"]) { Number = true },
                new("perHead", words["metric.productivity"]) { Number = true }, new("onYear", words["report.onYear"]) { Number = true }, new("attainment", words["metric.attainment"]) { Number = true },
                new("marks", words["diagnose.findings"]),
            ],
            [.. model.Teams.Select(team => Line(team, new(words.Name(team.Team)) { Link = MemberLinks.Of(here, team.Team) }, Marks(here, Dimension.Team, team.Team.Id)))])
        { Total = Line(model.All, words["report.total"], new(null)) };
    }

    public static Table Reps(PageContext here)
    {
        var words = here.Words;
        var model = TeamModel.Of(here);
        var most = model.Reps.Select(rep => rep.Revenue).DefaultIfEmpty(0).Max();
        return new("reps", "diagnose/team/reps", words["diagnose.reps"],
            [
                new("rep", words["dimension.rep"]), new("team", words["dimension.team"]) { Minor = true }, new("tenure", words["dimension.tenure"]), new("revenue", words["metric.revenue"]) { Number = true },
                new("median", words["diagnose.toMedian"]) { Number = true }, new("onYear", words["report.onYear"]) { Number = true }, new("attainment", words["metric.attainment"]) { Number = true }, new("marks", words["diagnose.findings"]),
            ],
            [
                .. model.Reps.Select(rep => new Row(
                [
                    new(words.Name(rep.Rep)) { Link = MemberLinks.Of(here, rep.Rep) }, rep.TeamId == 0 ? new Cell(null) : here.View.Member(Dimension.Team, rep.TeamId).Name,
                    words.Name(here.View.Member(Dimension.Tenure, rep.Tenure)), new(Money.Round(rep.Revenue, here.Profile.Currency)) { Bar = most > 0 ? Math.Max(0, rep.Revenue) / most : null },
                    new(model.Median is { } middle and > 0 ? new Ratio(rep.Revenue / middle) : null), new(rep.OnYear is { } change ? new Delta(change) : null),
                    new(rep.Attainment is { } share ? new Ratio(share) : null), Marks(here, Dimension.Rep, rep.Rep.Id),
                ])),
            ])
        { PageSize = 20, Filter = model.Reps.Count > 20 };
    }

    /// <summary>The heaviest finding that sits with a member or names it as proof.</summary>
    private static Cell Marks(PageContext here, Dimension dimension, int id)
    {
        var findings = Diagnosed.Of(here).Findings.Where(finding => Sits(finding, dimension, id)).ToList();
        return findings is [{ } first, ..]
            ? new Cell(here.Words.Say($"diagnosis.area.{first.Area}")) { Link = here.Link(FindingKey.Address(first)), Title = here.Words.Say(first.Problem), Note = findings.Count > 1 ? FormattableString.Invariant($"+{findings.Count - 1}") : null }
            : new(null);
    }

    private static bool Sits(Finding finding, Dimension dimension, int id) =>
        finding.ScopeMembers.Any(member => member.Dimension == dimension && member.Id == id)
        || finding.Area == Area.Team && finding.Evidence.Any(evidence => evidence.Members.Any(member => member.Dimension == dimension && member.Id == id));

    private static string? Share(Report.Words words, Ratio? share) => share is { Value: > 0 } known ? words.Percent(known.Value) : null;
}
