using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>How a rule's numbers become a finding, alike for all rules.</summary>
internal static class Reporting
{
    /// <summary>Records shown behind a finding.</summary>
    public const int MostEvidence = 5;

    /// <param name="rule">Whose finding it is; its texts are <c>diagnosis.&lt;id&gt;.problem</c> and <c>.formula</c>.</param>
    /// <param name="context">The diagnosis.</param>
    /// <param name="scope">Where it sits.</param>
    /// <param name="atStake">Null where the facts allow no amount.</param>
    /// <param name="cause">Why, as far as the facts tell.</param>
    /// <param name="problem">The numbers of the problem; <c>scope</c> is added.</param>
    public static Finding Finding(
        this IDiagnosisRule rule, DiagnosisContext context, Scope scope, decimal? atStake, Sentence cause, params (string Name, object? Value)[] problem)
    {
        var severity = atStake is { } amount ? context.SeverityOf(amount) : Severity.Low;
        var money = atStake is { } stake ? context.Money(stake) : (Money?)null;
        return new Finding(
            rule.Id, rule.Head.Area, severity, scope, context.MembersOf(scope), rule.Head.Metric.Id, context.Days,
            rule.Head.ComparesYears ? context.Versus : null, money, rule.AtStakeFormula,
            Sentence.Of($"diagnosis.{rule.Id}.problem", [("scope", context.Phrase(scope)), .. problem]),
            Impact(context, severity, money), cause, null, []);
    }

    /// <summary>The same finding at a severity that the rule itself decides.</summary>
    public static Finding At(this Finding finding, DiagnosisContext context, Severity severity) =>
        finding with { Severity = severity, Impact = Impact(context, severity, finding.AtStake) };

    /// <summary>The members that carry most of it, largest first.</summary>
    public static IReadOnlyList<Evidence> Evidence(
        DiagnosisContext context, IEnumerable<Loss> losses, Func<Loss, Sentence>? say = null) =>
    [
        .. losses.Where(loss => loss.Amount > 0).OrderByDescending(loss => loss.Amount).ThenBy(loss => loss.Member.ExternalId, StringComparer.Ordinal).Take(MostEvidence)
            .Select(loss => new Evidence(
                say?.Invoke(loss) ?? Sentence.Of("diagnosis.evidence.share", ("member", Phrases.Member(loss.Member)), ("amount", context.Money(loss.Amount))),
                [loss.Member], context.Money(loss.Amount))),
    ];

    /// <summary>The cause that lowers most, in words; null where nothing does.</summary>
    public static GapPart? Worst(this GapExplanation drivers) => drivers.Parts.Where(part => part.Units < 0).MinBy(part => part.Units);

    private static Sentence Impact(DiagnosisContext context, Severity severity, Money? atStake)
    {
        var level = Sentence.Of($"diagnosis.severity.{severity}");
        return atStake is { } money && context.Basis > 0
            ? Sentence.Of("diagnosis.impact", ("severity", level), ("amount", money), ("share", new Ratio(money.ToDecimal() / context.Basis)))
            : Sentence.Of("diagnosis.impact.open", ("severity", level));
    }
}
