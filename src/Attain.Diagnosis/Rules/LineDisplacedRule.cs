using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A product line that lost its ground from one month on, nearly everywhere at once: a competitor's price, or a substitute.</summary>
public sealed class LineDisplacedRule : IDiagnosisRule
{
    public const string Name = "line_displaced";

    public RuleHead Head { get; } = new(Name, Area.Products, MetricCatalogue.Revenue)
    {
        Needs = [FactKind.OrderLines],
        ComparesYears = true,
        CausesDecline = true,
        Thresholds = [DiagnosisThresholds.ShiftCertainty, DiagnosisThresholds.PartDecline],
    };

    public RuleVerdict Judge(DiagnosisContext context) => RuleVerdict.Of([.. (context.Search(LineShift.Find) ?? []).Select(shift => Tell(context, shift))]);

    private Finding Tell(DiagnosisContext context, LineShift shift) => this.Finding(
        context, shift.Scope, shift.Lost,
        shift.Divisions.Count > 1
            ? Sentence.Of("diagnosis.line_displaced.cause.everywhere", ("down", shift.DivisionsDown), ("count", shift.Divisions.Count))
            : Sentence.Of("diagnosis.line_displaced.cause"),
        ("since", shift.Since.From), ("fall", new Ratio(shift.Fall))) with
    {
        Days = shift.Since,
        Versus = new DateRange(shift.Since.From.AddYears(-1), shift.Since.To.AddYears(-1)),
        Evidence = Reporting.Evidence(context, shift.Divisions),
    };
}
