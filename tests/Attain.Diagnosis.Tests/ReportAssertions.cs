using System.Text.RegularExpressions;
using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis.Tests;

/// <summary>What every finding must hold, checked wherever a test looks at one.</summary>
internal static class ReportAssertions
{
    private static readonly Texts All = Texts.Load([typeof(Texts).Assembly, typeof(MetricCatalogue).Assembly, typeof(DiagnosisService).Assembly]);

    /// <summary>The one finding of a rule.</summary>
    public static Finding Only(this DiagnosisReport report, string rule)
    {
        var finding = report.Findings.Where(finding => finding.Rule == rule).ShouldHaveSingleItem(Describe(report));
        finding.ShouldHold();
        return finding;
    }

    public static void ShouldNotFind(this DiagnosisReport report, string rule) =>
        report.Findings.ShouldNotContain(finding => finding.Rule == rule, Describe(report));

    /// <summary>Everything that was found and could not be judged, in words.</summary>
    public static string Describe(this DiagnosisReport report) => string.Join(
        '\n', report.Findings.Select(finding => $"{finding.Rule} {finding.Scope}: {Say(finding.Problem)} {Say(finding.Impact)} {Say(finding.Cause)}")
            .Concat(report.NotJudged.Select(open => $"{open.Rule}: {Say(open.Why)}")));

    public static string Say(Sentence sentence, Language language = Language.English) => All.Say(sentence, language);

    public static IEnumerable<int> Ids(this Scope scope, Dimension dimension) => scope.Members.GetValueOrDefault(dimension, []);

    private static void ShouldHold(this Finding finding)
    {
        if (finding.Drivers is { } drivers) drivers.Parts.Sum(part => part.Units).ShouldBe(drivers.Gap);
        new DateRange(new(2024, 1, 1), new(2025, 1, 1)).Contains(finding.Days).ShouldBeTrue();
        finding.ScopeMembers.Count.ShouldBe(finding.Scope.Members.Sum(pair => pair.Value.Count));
        Sentence[] sentences = [finding.Problem, finding.Impact, finding.Cause, finding.AtStakeFormula, .. finding.Evidence.Select(evidence => evidence.Text), .. (finding.Drivers?.Parts ?? []).Select(part => part.Driver)];
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var said in sentences.Select(sentence => Say(sentence, language)))
            {
                said.ShouldNotBeNullOrWhiteSpace();
                Regex.IsMatch(said, "[{}]|diagnosis\\.|System\\.", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeFalse(said);
            }
        }
    }
}
