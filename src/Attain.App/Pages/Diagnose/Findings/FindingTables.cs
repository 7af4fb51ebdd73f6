using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>The tables of findings.</summary>
internal static class FindingTables
{
    public static Table All(PageContext here, IReadOnlyList<Finding> findings)
    {
        string T(string key) => here.Words[key];
        return new("findings", "diagnose/findings", T("diagnose.findings"),
            [
                new("weight", T("report.finding.weight")), new("area", T("diagnose.area")), new("scope", T("report.finding.scope")),
                new("stake", T("report.finding.atStake")) { Number = true }, new("problem", T("report.finding.problem")), new("cause", T("report.finding.cause")),
                new("formula", T("report.finding.formula")), new("from", T("diagnose.from")), new("to", T("diagnose.to")),
            ],
            [
                .. findings.Select(finding => new Row(
                [
                    T($"severity.{finding.Severity}"), T($"diagnosis.area.{finding.Area}"), Scope(here, finding), new(finding.AtStake),
                    here.Words.Say(finding.Problem), here.Words.Say(finding.Cause), here.Words.Say(finding.AtStakeFormula),
                    new(finding.Days.From), new(finding.Days.Last),
                ])),
            ]);
    }

    /// <summary>The causes in parts, with what they come to.</summary>
    public static Table Drivers(PageContext here, Finding finding)
    {
        var words = here.Words;
        var gap = finding.Drivers ?? throw new NotThereException();
        var most = gap.Parts.Max(part => Math.Abs(part.Units));
        return new("drivers", $"{FindingKey.Address(finding)}/drivers", words["diagnose.drivers"],
            [new("cause", words["report.waterfall.cause"]), new("amount", words["report.waterfall.amount"]) { Number = true }, new("members", words["diagnose.mainly"]) { Minor = true }],
            [
                new([words["report.gap.from"], new(here.Profile.Money(gap.From)), new(null)]),
                .. gap.Parts.Select(part => new Row(
                [
                    words.Cause(part),
                    new(here.Profile.Money(part.Units)) { Bar = most == 0 ? null : Math.Abs(part.Units) / (decimal)most },
                    words.Names(part.Evidence.Take(3).Select(evidence => evidence.Member)),
                ])),
                new([words["report.gap.to"], new(here.Profile.Money(gap.To)), new(null)]),
            ])
        { Total = new Row([words["report.waterfall.change"], new(here.Profile.Money(gap.Gap)), new(null)]) };
    }

    public static Table Evidence(PageContext here, Finding finding)
    {
        var words = here.Words;
        var most = finding.Evidence.Max(evidence => Math.Abs(evidence.Amount?.Units ?? 0));
        return new("evidence", $"{FindingKey.Address(finding)}/evidence", words["report.evidence"],
            [new("text", words["report.evidence"]), new("amount", words["report.waterfall.amount"]) { Number = true }],
            [
                .. finding.Evidence.Select(evidence => new Row(
                [
                    new(words.Say(evidence.Text)) { Link = evidence.Members is [{ } member] ? MemberLinks.Of(here, member) : null },
                    new(evidence.Amount) { Bar = most == 0 ? null : Math.Abs(evidence.Amount?.Units ?? 0) / (decimal)most },
                ])),
            ]);
    }

    public static Table People(PageContext here, Finding finding)
    {
        var words = here.Words;
        var people = Concerned.By(here, finding);
        return new("people", $"{FindingKey.Address(finding)}/people", words["diagnose.concerned"],
            [
                new("rep", words["dimension.rep"]), new("team", words["dimension.team"]) { Minor = true }, new("revenue", words["metric.revenue"]) { Number = true },
                new("change", words["diagnose.change"]) { Number = true }, new("onYear", words["report.onYear"]) { Number = true },
            ],
            [
                .. people.Select(person => new Row(
                [
                    new(words.Name(person.Rep)) { Link = MemberLinks.Of(here, person.Rep) },
                    person.TeamId == 0 ? new Cell(null) : here.View.Member(Dimension.Team, person.TeamId).Name,
                    new(Money.Round(person.Now, here.Profile.Currency)),
                    new(person.Before is null ? null : Money.Round(person.Change, here.Profile.Currency)),
                    new(person.Before is { } before ? Delta.Of(before, person.Now) : null),
                ])),
            ])
        { PageSize = 8 };
    }

    /// <summary>Where a finding sits, in words.</summary>
    public static string Scope(PageContext here, Finding finding) => finding.ScopeMembers.Count > 0
        ? here.Words.Names(finding.ScopeMembers)
        : here.Words[here.View.Viewer.RepIds is null ? "frame.scope.company" : "frame.scope.own"];
}
