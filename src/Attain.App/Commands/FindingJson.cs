using System.Text.Json;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary>Findings and their causes as the command line prints them.</summary>
internal static class FindingJson
{
    public static void Parts(this Utf8JsonWriter json, GapExplanation gap, WorkspaceProfile profile, Terminal terminal)
    {
        json.WriteStartArray("drivers");
        foreach (var part in gap.Parts)
        {
            json.WriteStartObject();
            json.WriteString("driver", part.Key);
            json.WriteString("amount", profile.Money(part.Units).ToExact());
            json.WriteString("says", terminal.Say(part.Driver));
            json.WriteStartArray("evidence");
            foreach (var evidence in part.Evidence)
            {
                json.WriteStartObject();
                json.Member(evidence.Member, profile);
                json.WriteString("amount", profile.Money(evidence.Units).ToExact());
                json.WriteString("from", profile.Money(evidence.From).ToExact());
                json.WriteString("to", profile.Money(evidence.To).ToExact());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Diagnosis(this Utf8JsonWriter json, DiagnosisReport report, WorkspaceProfile profile, Terminal terminal)
    {
        json.Range("days", report.Days);
        json.Range("versus", report.Versus);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings) Finding(json, finding, profile, terminal);
        json.WriteEndArray();
        json.WriteStartArray("notJudged");
        foreach (var silent in report.NotJudged)
        {
            json.WriteStartObject();
            json.WriteString("rule", silent.Rule);
            json.WriteString("why", terminal.Say(silent.Why));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding, WorkspaceProfile profile, Terminal terminal)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("area", finding.Area.ToString().ToLowerInvariant());
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteStartObject("scope");
        foreach (var member in finding.ScopeMembers.DistinctBy(m => m.Dimension)) json.Member(member, profile);
        json.WriteEndObject();
        json.WriteString("metric", finding.Metric.ToString());
        json.Range("days", finding.Days);
        if (finding.Versus is { } versus) json.Range("versus", versus);
        json.MoneyOrNull("moneyAtStake", finding.AtStake);
        json.WriteString("formula", terminal.Say(finding.AtStakeFormula));
        if (finding.PartOf is { } whole) json.WriteString("partOf", whole);
        json.WriteString("problem", terminal.Say(finding.Problem));
        json.WriteString("impact", terminal.Say(finding.Impact));
        json.WriteString("cause", terminal.Say(finding.Cause));
        if (finding.Drivers is { } gap)
        {
            json.WriteString("gap", profile.Money(gap.Gap).ToExact());
            json.WriteString("method", gap.Method);
            json.Parts(gap, profile, terminal);
        }
        json.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("says", terminal.Say(evidence.Text));
            foreach (var member in evidence.Members.DistinctBy(m => m.Dimension)) json.Member(member, profile);
            json.MoneyOrNull("amount", evidence.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
