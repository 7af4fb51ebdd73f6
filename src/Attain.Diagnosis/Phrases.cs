using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>Pieces that several sentences share.</summary>
internal static class Phrases
{
    public static Sentence Facts(FactKind kind) => Sentence.Of($"diagnosis.facts.{kind}");

    public static Sentence NotLoaded(FactKind kind) => Sentence.Of("diagnosis.notLoaded", ("facts", Facts(kind)));

    public static Sentence NoCustomers { get; } = Sentence.Of("diagnosis.notLoaded", ("facts", Sentence.Of("diagnosis.facts.customers")));

    /// <summary>"Rep Li Na", "territory East".</summary>
    public static Sentence Member(DimensionValue member) =>
        Sentence.Of("diagnosis.member", ("dimension", Sentence.Of($"dimension.{member.Dimension.Name()}")), ("name", Name(member)));

    /// <summary>The same of several: what they are is said once for those of a kind.</summary>
    public static IReadOnlyList<Sentence> Members(IEnumerable<DimensionValue> members) =>
    [
        .. members.GroupBy(member => member.Dimension).SelectMany(kind => kind.Select((member, number) =>
            number == 0 ? Member(member) : Sentence.Of("diagnosis.member.next", ("name", Name(member))))),
    ];

    /// <summary>Names are the company's own; "none" and fixed members such as tiers are ours to translate.</summary>
    public static object Name(DimensionValue member) => member switch
    {
        { Id: 0 } => Sentence.Of("dimension.none"),
        { Dimension: Dimension.Tier or Dimension.Segment or Dimension.Newness or Dimension.Tenure } =>
            Sentence.Of($"{member.Dimension.Name()}.{member.ExternalId}"),
        _ => member.Name,
    };
}
