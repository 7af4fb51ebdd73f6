using Attain.Core;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Diagnosis.Tests;

public sealed class GuideTests
{
    [Fact]
    public void The_guide_in_docs_is_what_the_rules_say()
    {
        var texts = Texts.Load([typeof(MetricCatalogue).Assembly, typeof(DiagnosisService).Assembly]);
        var written = DiagnosisGuide.Write(DiagnosisModule.Rules(), texts);
        var file = Repo.File("docs", "diagnosis.md");

        // ATTAIN_WRITE_DOCS=1 writes the guide instead of checking it.
        if (Environment.GetEnvironmentVariable("ATTAIN_WRITE_DOCS") is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, written);
        }

        File.Exists(file).ShouldBeTrue();
        File.ReadAllText(file).ShouldBe(written, "Run the tests with ATTAIN_WRITE_DOCS=1 to write docs/diagnosis.md anew.");
    }

    [Fact]
    public void Every_rule_is_registered_once()
    {
        var rules = DiagnosisModule.Rules();

        rules.Count.ShouldBeGreaterThan(20);
        rules.Select(rule => rule.Id).ShouldBeUnique();
    }
}
