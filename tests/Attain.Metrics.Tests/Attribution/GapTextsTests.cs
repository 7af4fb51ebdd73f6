using System.Text.RegularExpressions;
using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests;

public sealed class GapTextsTests
{
    private static readonly Texts All = Texts.Load([typeof(GapExplainer).Assembly]);

    [Fact]
    public void Every_part_and_method_can_be_said_in_both_languages_without_an_open_placeholder()
    {
        using var company = SmallCompany.Random(new Random(43));
        company.Add(new Target { FromDay = new(2024, 1, 1), ToDay = new(2025, 1, 1), Value = 1, RepId = 1 });
        company.Add(new Lead { Name = "Lead", Day = new(2024, 5, 1), RepId = 1 });
        company.Add(new Opportunity { Name = "Deal", Day = new(2024, 5, 1), RepId = 1 });
        var view = company.Open(new DateOnly(2024, 9, 30));
        DateRange half = new(new(2024, 1, 1), new(2024, 7, 1)), before = new(new(2023, 7, 1), new(2024, 1, 1));
        List<GapExplanation> gaps = [GapExplainer.ExplainTarget(view, new DateRange(new(2024, 1, 1), new(2025, 1, 1)), Scope.Company)];
        foreach (var method in Enum.GetValues<GapMethod>())
        {
            gaps.Add(GapExplainer.Explain(view, MetricCatalogue.Revenue.Id, half, before, Scope.Company, method));
        }

        foreach (var method in (GapMethod[])[GapMethod.PriceVolumeMix, GapMethod.Drivers])
        {
            gaps.Add(GapExplainer.Explain(view, MetricCatalogue.GrossMargin.Id, half, before, Scope.Company, method));
        }

        gaps.ShouldContain(gap => gap.Method == "funnel");
        foreach (var language in (Language[])[Language.Chinese, Language.English])
        {
            foreach (var sentence in gaps.SelectMany(gap => gap.Parts).Select(part => part.Driver).Concat(gaps.Select(gap => Sentence.Of($"gap.method.{gap.Method}"))))
            {
                var said = All.Say(sentence, language);
                said.ShouldNotBeNullOrWhiteSpace();
                Regex.IsMatch(said, "[{}]", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeFalse(said);
            }
        }
    }

    [Theory]
    [InlineData("gap.target.no_base", "amount")]
    [InlineData("gap.notLoaded", "metric")]
    [InlineData("gap.notSplittable", "metric")]
    [InlineData("gap.noFunnel", "")]
    [InlineData("gap.negativeDriver", "")]
    [InlineData("gap.target.none", "period")]
    public void Refusals_can_be_said(string key, string argument)
    {
        foreach (var language in (Language[])[Language.Chinese, Language.English])
        {
            All.Say(Sentence.Of(key, (argument, "x")), language).ShouldNotBeNullOrWhiteSpace();
        }
    }
}
