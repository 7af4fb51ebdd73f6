using System.Globalization;
using System.Text;
using Attain.Core;
using Attain.Facts;

namespace Attain.Diagnosis;

/// <summary>Writes docs/diagnosis.md from the rules themselves, so that what is written is what is run.</summary>
public static class DiagnosisGuide
{
    /// <summary>Thresholds that every rule uses.</summary>
    private static readonly IReadOnlyList<Threshold> Shared =
    [
        DiagnosisThresholds.HighShare, DiagnosisThresholds.MediumShare, DiagnosisThresholds.MinimumShare, DiagnosisThresholds.Concentrated,
    ];

    /// <summary>The whole guide in Markdown, one part per language.</summary>
    public static string Write(IReadOnlyList<IDiagnosisRule> rules, Texts texts)
    {
        var text = new StringBuilder();
        foreach (var language in new[] { Language.English, Language.Chinese })
        {
            Line(text, $"# {texts.Say("diagnosis.guide.title", language)}");
            Line(text, texts.Say("diagnosis.guide.intro", language));
            Line(text, $"**{texts.Say("diagnosis.guide.shared", language)}**: {Say(Shared, texts, language)}");
            foreach (var area in rules.GroupBy(rule => rule.Head.Area).OrderBy(group => group.Key))
            {
                Line(text, $"## {texts.Say($"diagnosis.area.{area.Key}", language)}");
                foreach (var rule in area.OrderBy(rule => rule.Id, StringComparer.Ordinal)) Line(text, Say(rule, texts, language));
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static string Say(IDiagnosisRule rule, Texts texts, Language language)
    {
        var needs = rule.Head.Needs.Select(fact => texts.Say(Phrases.Facts(fact), language)).ToList();
        if (rule.Head.ComparesYears) needs.Add(texts.Say("diagnosis.guide.yearBefore", language));
        var text = $"""
            ### {rule.Id}

            {texts.Say(rule.Says, language)}

            - {texts.Say("diagnosis.guide.formula", language)}: {texts.Say(rule.AtStakeFormula, language)}
            - {texts.Say("diagnosis.guide.needs", language)}: {string.Join(language == Language.Chinese ? "、" : ", ", needs)}
            """;
        return rule.Head.Thresholds.Count == 0 ? text : $"{text}\n- {texts.Say("diagnosis.guide.thresholds", language)}: {Say(rule.Head.Thresholds, texts, language)}";
    }

    private static string Say(IEnumerable<Threshold> thresholds, Texts texts, Language language) => string.Join("; ", thresholds.Select(threshold =>
        $"{texts.Say(threshold.Key, language)} (`{threshold.Key}`, {texts.Say(Sentence.Of("diagnosis.guide.default", ("value", threshold.Default.ToString(CultureInfo.InvariantCulture))), language)})"));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");
}
