using Attain.Tests.Architecture.Rules;

namespace Attain.Tests.Architecture;

/// <summary>The rules about texts, shown violations.</summary>
public sealed class PlantedTextTests
{
    private const string Json = """
        {
          "import.done": { "zh": "导入{rows}行", "en": "{rows} rows in" },
          "import.kind.orders": { "zh": "订单", "en": "orders" },
          "yes": { "zh": "是", "en": "yes" }
        }
        """;

    private const string Using = """class A { object B(string kind) => (Sentence.Of("import.done", ("rows", 3)), texts.Say($"import.kind.{kind}"), "yes"); }""";

    [Fact]
    public void Texts_and_code_that_agree_are_fine()
    {
        Unused(Using).ShouldBeEmpty();
        Undeclared(Using).ShouldBeEmpty();
    }

    [Fact]
    public void Key_added_up_from_parts_counts_as_said() =>
        Unused("""class A { object B(string kind) => (Sentence.Of("import.done"), "import." + "kind." + kind, "yes"); }""").ShouldBeEmpty();

    [Fact]
    public void Markup_says_keys_as_code_does()
    {
        var markup = SourceFile.OfMarkup("src/Low/A.razor", """
            <b title="@T("import.done", ("rows", 3))">@T($"import.kind.{kind}")</b>
            <i class="plain">@T("import.dnoe")</i>
            <u>@T("import.kind." + kind)</u>
            """);
        markup.Literals().Select(literal => literal.Value).Distinct().ShouldBe(["import.done", $"import.kind.{SourceFile.Hole}", "import.dnoe", "import.kind."]);
        TextRules.UsedKeysAreDeclared(TextRules.Declared([Json]), [markup]).ShouldBe(["src/Low/A.razor:2 says 'import.dnoe', which no Texts.json declares."]);
    }

    [Fact]
    public void Key_nobody_says_is_found() =>
        Unused("""class A { object B(string kind) => (Sentence.Of("import.done"), $"{kind} import.kind.orders", $"{kind}", "yes"); }""").ShouldBe(["'import.kind.orders' is declared but nothing says it."]);

    [Theory]
    [InlineData("""Sentence.Of("nobody_knows_this")""", "nobody_knows_this")]
    [InlineData("""Refuse("import.dnoe")""", "import.dnoe")]
    [InlineData("""texts.Say(many ? "import.dnoe" : "import.done")""", "import.dnoe")]
    public void Key_nobody_declares_is_found(string expression, string key) =>
        Undeclared($"class A {{ object B() => {expression}; }}").ShouldHaveSingleItem().ShouldBe($"src/Low/A.cs:1 says '{key}', which no Texts.json declares.");

    [Theory]
    [InlineData("Say(\"import.csv\")")]
    [InlineData("Say(\"elsewhere.word\")")]
    [InlineData("Say(\"a sentence about import.dnoe\")")]
    [InlineData("new Threshold(\"import.limit\")")]
    public void Strings_that_are_no_keys_are_fine(string expression) => Undeclared($"class A {{ object B() => {expression}; }}").ShouldBeEmpty();

    [Fact]
    public void Sentence_that_lacks_an_argument_is_found()
    {
        Undeclared("""class A { object B() => Sentence.Of("import.done", ("row", 3)); }""").ShouldBe(["src/Low/A.cs:1 says 'import.done' without rows."]);
        Undeclared("""class A { object B() => Sentence.Of("import.done", given); }""").ShouldBeEmpty();
    }

    private static IEnumerable<string> Unused(string code) => TextRules.DeclaredKeysAreUsed(TextRules.Declared([Json]), [new SourceFile("src/Low/A.cs", code)]);

    private static IEnumerable<string> Undeclared(string code) => TextRules.UsedKeysAreDeclared(TextRules.Declared([Json]), [new SourceFile("src/Low/A.cs", code)]);
}
