using Attain.Core;

namespace Attain.Targets.Tests;

public sealed class TextsTests
{
    [Fact]
    public void Everything_this_floor_says_is_there_in_both_languages() =>
        Texts.Load([typeof(TargetsModule).Assembly]).Has("targets.planCause").ShouldBeTrue();
}
