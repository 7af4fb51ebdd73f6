using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>How much a finding weighs, by money at stake as a share of the period's revenue.</summary>
public enum Severity
{
    High,
    Medium,
    Low,
}

/// <summary>The side of selling a finding is about; the report's sections.</summary>
public enum Area
{
    Revenue,
    Customers,
    Products,
    Team,
    Leads,
    Pipeline,
    Service,
    Channels,
}

/// <summary>A record or group behind a finding.</summary>
/// <param name="Text">What it shows, with its numbers.</param>
/// <param name="Members">Who or what it is about, to open from here.</param>
/// <param name="Amount">Its share of the money, where it has one.</param>
public sealed record Evidence(Sentence Text, IReadOnlyList<DimensionValue> Members, Money? Amount);

/// <summary>Something that holds sales back: problem, impact, cause, and what proves it.</summary>
/// <param name="Rule">Id of the rule that found it.</param>
/// <param name="Scope">Where it sits: the narrowest part of the business that carries it.</param>
/// <param name="ScopeMembers">The members of <paramref name="Scope"/> by name; empty for all that was asked about.</param>
/// <param name="Versus">The days compared with; null when nothing earlier is.</param>
/// <param name="AtStake">By <paramref name="AtStakeFormula"/>; null where the facts allow no amount.</param>
/// <param name="Drivers">The cause in parts that sum to the gap exactly, where the gap can be split.</param>
public sealed record Finding(
    string Rule,
    Area Area,
    Severity Severity,
    Scope Scope,
    IReadOnlyList<DimensionValue> ScopeMembers,
    MetricId Metric,
    DateRange Days,
    DateRange? Versus,
    Money? AtStake,
    Sentence AtStakeFormula,
    Sentence Problem,
    Sentence Impact,
    Sentence Cause,
    GapExplanation? Drivers,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>
    /// The rule whose finding already holds this money, because this is a cause of that effect: the two amounts must not be added.
    /// Null where the money is told here for the first time.
    /// </summary>
    public string? PartOf { get; init; }
}

/// <summary>A rule that could not speak, and why: facts not loaded, too few of them, no year before.</summary>
public sealed record NotJudged(string Rule, Sentence Why);

/// <param name="Findings">Most money first, those without an amount last. A company that does well has none.</param>
public sealed record DiagnosisReport(
    DateRange Days, DateRange Versus, IReadOnlyList<Finding> Findings, IReadOnlyList<NotJudged> NotJudged);
