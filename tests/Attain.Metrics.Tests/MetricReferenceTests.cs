using Attain.Core;
using Attain.Facts;
using Attain.Tests.Support;

namespace Attain.Metrics.Tests;

public sealed class MetricReferenceTests
{
    private static readonly Texts Texts = Texts.Load([typeof(WorkspaceStore).Assembly, typeof(MetricCatalogue).Assembly]);

    [Fact]
    public void Catalogue_lists_every_metric_it_declares_once()
    {
        var declared = typeof(MetricCatalogue).GetFields().Where(field => field.FieldType == typeof(MetricDefinition)).Select(field => field.GetValue(null));
        MetricCatalogue.All.ShouldBe(declared.Cast<MetricDefinition>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_metric_and_dimension_has_its_texts()
    {
        foreach (var metric in MetricCatalogue.All)
        {
            Texts.Has(MetricTexts.Name(metric)).ShouldBeTrue(metric.Id.Name);
            Texts.Has(MetricTexts.About(metric)).ShouldBeTrue(metric.Id.Name);
            metric.Dimensions.ShouldAllBe(dimension => Texts.Has(MetricTexts.Name(dimension)));
        }

        foreach (var dimension in Enum.GetValues<Dimension>())
            foreach (var member in FixedMembers.Of(dimension).Select((name, i) => new DimensionValue(dimension, i + 1, name, name, null)))
                Texts.Has(MetricTexts.Name(member)!).ShouldBeTrue(member.ToString());
    }

    /// <summary>Set ATTAIN_UPDATE_DOCS=1 and run this test to write the page anew.</summary>
    [Fact]
    public void Reference_says_what_the_catalogue_says()
    {
        var file = Repo.File("docs", "metrics.md");
        var expected = MetricReference.Render(Texts);
        if (Environment.GetEnvironmentVariable("ATTAIN_UPDATE_DOCS") == "1") File.WriteAllText(file, expected);
        File.ReadAllText(file).ShouldBe(expected);
    }

    [Theory]
    [InlineData("aov", "average_order_value")]
    [InlineData("Margin", "gross_margin")]
    public void Alias_finds_its_metric(string alias, string id)
    {
        MetricCatalogue.TryFind(alias, out var metric).ShouldBeTrue();
        metric!.Id.Name.ShouldBe(id);
    }
}
