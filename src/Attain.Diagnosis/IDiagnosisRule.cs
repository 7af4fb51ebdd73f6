using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>What is known of a rule before it judges anything.</summary>
/// <param name="Id">Its name in findings and texts, snake_case.</param>
/// <param name="Metric">The metric it calls weak; where a question's scope does not apply to it, the rule does not judge.</param>
public sealed record RuleHead(string Id, Area Area, MetricDefinition Metric)
{
    /// <summary>Facts without which there is nothing to judge.</summary>
    public IReadOnlyList<FactKind> Needs { get; init; } = [];

    /// <summary>Judges against the same period a year before, which must then be in the facts.</summary>
    public bool ComparesYears { get; init; }

    /// <summary>What it finds lowers revenue against the year before, so its money is part of a decline found in the same place.</summary>
    public bool CausesDecline { get; init; }

    /// <summary>The settings it compares with.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];
}

/// <summary>One thing that holds sales back, and how to see it. A rule is a class and a sentence; it says nothing where all is well.</summary>
public interface IDiagnosisRule
{
    RuleHead Head { get; }

    string Id => Head.Id;

    /// <summary>The rule in one sentence.</summary>
    Sentence Says => Sentence.Of($"diagnosis.{Head.Id}.says");

    /// <summary>How its money at stake is reckoned.</summary>
    Sentence AtStakeFormula => Sentence.Of($"diagnosis.{Head.Id}.formula");

    RuleVerdict Judge(DiagnosisContext context);
}

/// <summary>What a rule has to say: findings, and what it could not judge.</summary>
public sealed record RuleVerdict(IReadOnlyList<Finding> Findings, IReadOnlyList<Sentence> NotJudged)
{
    /// <summary>Nothing holds sales back here.</summary>
    public static RuleVerdict Fine { get; } = new([], []);

    public static RuleVerdict Of(params IReadOnlyList<Finding> findings) => new(findings, []);

    public static RuleVerdict Cannot(Sentence why) => new([], [why]);

    /// <summary>There are facts, but fewer than a judgement needs.</summary>
    public static RuleVerdict TooFew(FactKind facts, decimal count, decimal needed) =>
        Cannot(Sentence.Of("diagnosis.tooFew", ("facts", Phrases.Facts(facts)), ("count", count), ("needed", needed)));
}
