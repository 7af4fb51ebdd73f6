using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests;

public sealed class ThresholdsTests
{
    private static readonly Threshold Share = new("test.share", 0.4m);

    [Fact]
    public void Workspace_sets_none_the_default_holds() => Thresholds(null)[Share].ShouldBe(0.4m);

    [Fact]
    public void Workspace_sets_its_own_it_holds() => Thresholds("0.25")[Share].ShouldBe(0.25m);

    [Fact]
    public void Setting_is_not_a_number_is_refused_with_its_key() =>
        Should.Throw<RefusedException>(() => Thresholds("many")[Share]).Sentence.Arguments.ShouldContain(("key", "test.share"));

    private static Thresholds Thresholds(string? value)
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        using (var db = workspace.Store.NewDb())
        {
            if (value is not null) db.Add(new Setting { Key = Share.Key, Value = value });
            db.SaveChanges();
        }
        return Facts.Thresholds.Load(workspace.Store);
    }
}
