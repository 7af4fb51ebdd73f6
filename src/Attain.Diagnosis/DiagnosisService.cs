using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Runs every rule over one period of one view and puts what they find in order of money.</summary>
public sealed class DiagnosisService(IEnumerable<IDiagnosisRule> rules)
{
    private readonly IReadOnlyList<IDiagnosisRule> rules = [.. rules];

    /// <param name="view">Decides what is seen: a manager's diagnosis speaks of the own people only.</param>
    /// <param name="days">Null: the last 12 whole months up to the as-of day, see <see cref="DiagnosisPeriods.Of"/>.</param>
    /// <param name="versus">Null: the same days a year before.</param>
    /// <param name="where">Null: all that the viewer sees.</param>
    /// <exception cref="RefusedException">A dimension of <paramref name="where"/> does not apply to revenue.</exception>
    public DiagnosisReport Run(WorkspaceView view, DateRange? days = null, DateRange? versus = null, Scope? where = null)
    {
        var context = new DiagnosisContext(view, DiagnosisPeriods.Of(view, days, versus), where ?? Scope.Company);
        var findings = new List<Finding>();
        var notJudged = new List<NotJudged>();
        foreach (var rule in rules)
        {
            var verdict = Obstacle(context, rule.Head) is { } why ? RuleVerdict.Cannot(why) : rule.Judge(context);
            findings.AddRange(verdict.Findings);
            notJudged.AddRange(verdict.NotJudged.Select(reason => new NotJudged(rule.Id, reason)));
        }

        return new DiagnosisReport(
            context.Days,
            context.Versus,
            [.. findings.Select(finding => Placed(finding, findings)).OrderByDescending(finding => finding.AtStake?.Units ?? -1).ThenBy(finding => finding.Rule, StringComparer.Ordinal)],
            notJudged);
    }

    /// <summary>Why a rule cannot speak at all; null when it can.</summary>
    private static Sentence? Obstacle(DiagnosisContext context, RuleHead head)
    {
        foreach (var fact in head.Needs)
        {
            if (!context.View.IsLoaded(fact)) return Phrases.NotLoaded(fact);
            if (head.ComparesYears && !context.Periods.AreComparable(context.View, fact))
                return Sentence.Of("diagnosis.noYearBefore", ("facts", Phrases.Facts(fact)), ("from", context.Versus.From));
        }

        var foreign = context.Where.Members.Keys.Except(head.Metric.Dimensions).ToList();
        return foreign.Count == 0 ? null : Sentence.Of("diagnosis.notCutBy", ("dimensions", foreign.ConvertAll(dimension => Sentence.Of($"dimension.{dimension.Name()}"))));
    }

    /// <summary>Money that a decline, or a product line that lost its ground, already holds is marked as part of it.</summary>
    private Finding Placed(Finding finding, IEnumerable<Finding> all) =>
        rules.First(rule => rule.Id == finding.Rule).Head.CausesDecline
        && all.FirstOrDefault(other => other.Rule is RevenueDeclineRule.Name or LineDisplacedRule.Name && other.Rule != finding.Rule && Covers(other.Scope, finding.Scope)) is { } decline
            ? finding with { PartOf = decline.Rule }
            : finding;

    private static bool Covers(Scope outer, Scope inner) => outer.Members.All(pair =>
        inner.Members.TryGetValue(pair.Key, out var ids) && ids.All(pair.Value.Contains));
}
