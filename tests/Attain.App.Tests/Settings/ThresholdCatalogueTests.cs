using Attain.App.Pages.Settings;
using Attain.Diagnosis;
using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests.Settings;

public sealed class ThresholdCatalogueTests
{
    private static readonly ServiceProvider Services = AttainServices.Build();
    private static readonly ThresholdCatalogue Catalogue = new(Services.GetServices<IDiagnosisRule>());

    [Fact]
    public void Every_threshold_says_what_it_means_and_stands_in_a_named_group()
    {
        var texts = AttainServices.AllTexts();
        foreach (var listed in Catalogue.All)
        {
            texts.Has(listed.Threshold.Key).ShouldBeTrue(listed.Threshold.Key);
            (Enum.TryParse<Area>(listed.Group, out _) || texts.Has($"settings.group.{listed.Group}")).ShouldBeTrue(listed.Group);
        }
    }

    [Fact]
    public void Every_threshold_of_every_rule_is_listed_with_the_rule()
    {
        foreach (var rule in Services.GetServices<IDiagnosisRule>())
        foreach (var threshold in rule.Head.Thresholds)
            Catalogue.Find(threshold.Key).ShouldNotBeNull(threshold.Key).Rules.ShouldContain(rule);
    }

    [Fact]
    public void Thresholds_of_every_floor_are_found_once() =>
        Catalogue.All.Select(listed => listed.Threshold.Key).ShouldBeUnique();

    [Theory]
    [InlineData("5", 0.05)]
    [InlineData("5%", 0.05)]
    [InlineData("1,200.5", 12.005)]
    public void Share_is_typed_in_percent(string typed, double value) =>
        ThresholdNumber.Read(DiagnosisThresholds.HighShare, typed).ShouldBe((decimal)value);

    [Fact]
    public void Typed_value_reads_back_as_it_was_for_every_default()
    {
        foreach (var listed in Catalogue.All)
            ThresholdNumber.Read(listed.Threshold, ThresholdNumber.Typed(listed.Threshold, listed.Threshold.Default)).ShouldBe(listed.Threshold.Default);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("1e400")]
    [InlineData("5 %%x")]
    public void What_is_no_number_is_not_taken(string typed) => ThresholdNumber.Read(DiagnosisThresholds.HighShare, typed).ShouldBeNull();
}
