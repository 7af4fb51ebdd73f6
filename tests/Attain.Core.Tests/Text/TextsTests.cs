using System.Text;

namespace Attain.Core.Tests;

public sealed class TextsTests
{
    private static readonly Texts All = Texts.Load([typeof(Texts).Assembly, typeof(TextsTests).Assembly]);

    [Fact]
    public void A_sentence_is_said_in_either_language()
    {
        var sentence = Sentence.Of(
            "sample.gap",
            ("gap", new Money(1_234_567_89, new Currency("CNY", 2))),
            ("rate", new Ratio(0.8765m)),
            ("day", new DateOnly(2026, 3, 17)));
        All.Say(sentence, Language.Chinese).ShouldBe("差额¥123.46万（¥1,234,567.89），达成率87.7%，截至2026年3月17日");
        All.Say(sentence, Language.English).ShouldBe("¥1.23M short (¥1,234,567.89), 87.7% attained by 17 Mar 2026");
    }

    [Fact]
    public void Lists_and_sentences_within_a_sentence_are_said_in_its_language()
    {
        var sentence = Sentence.Of("sample.blocked", ("holds", new object?[] { "East", 12_000, null }), ("why", Sentence.Of("sample.greeting", ("name", "x"))));
        All.Say(sentence, Language.Chinese).ShouldBe("被East、12,000、—挡住：x，你好");
        All.Say(sentence, Language.English).ShouldBe("Blocked by East, 12,000, —: Hello, x");
    }

    [Fact]
    public void A_list_of_sentences_is_joined()
    {
        var both = new[] { Sentence.Of("sample.greeting", ("name", "a")), Sentence.Of("sample.greeting", ("name", "b")) };
        All.Say(Sentence.Of("sample.greeting", ("name", both)), Language.Chinese).ShouldBe("a，你好、b，你好，你好");
    }

    [Fact]
    public void Doubled_braces_are_braces() => All.Say(Sentence.Of("sample.braces", ("name", "x")), Language.English).ShouldBe("{x}");

    [Fact]
    public void An_unknown_key_or_a_missing_argument_is_an_error_not_a_blank()
    {
        Should.Throw<KeyNotFoundException>(() => All.Say("sample.nowhere", Language.English)).Message.ShouldContain("sample.nowhere");
        Should.Throw<ArgumentException>(() => All.Say("sample.greeting", Language.English)).Message.ShouldContain("{name}");
        All.Has("sample.nowhere").ShouldBeFalse();
        All.Has("core.spread.no_empty_cell").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{ "a": { "zh": "甲" } }""", "'a' lacks \"en\"")]
    [InlineData("""{ "a": { "en": "A" } }""", "'a' lacks \"zh\"")]
    [InlineData("""{ "a": { "zh": "", "en": "A" } }""", "'a' lacks \"zh\"")]
    [InlineData("""{ "a": "A" }""", "'a' lacks \"zh\"")]
    [InlineData("""{ "a": { "zh": "甲{x}", "en": "A {y}" } }""", "{x}, {y} in one language only")]
    [InlineData("""{ "a": { "zh": "甲", "en": "A" }, "a": { "zh": "乙", "en": "B" } }""", "declared in one already")]
    [InlineData("""{ "a": { "zh": "甲{x", "en": "A {x}" } }""", "a brace is left open")]
    [InlineData("""{ "a": { "zh": "甲x}", "en": "A" } }""", "stands alone")]
    [InlineData("""{ "a": { "zh": "甲{x:loud}", "en": "A {x}" } }""", "'loud' is no known form")]
    [InlineData("""{ "a": """, "one: ")]
    [InlineData("""[]""", "one: ")]
    public void Texts_that_are_not_right_in_both_languages_do_not_load(string json, string problem) =>
        Should.Throw<InvalidOperationException>(() => Read(("one", json))).Message.ShouldContain(problem);

    [Fact]
    public void A_key_declared_by_two_floors_does_not_load_and_all_problems_are_listed()
    {
        var message = Should.Throw<InvalidOperationException>(() => Read(
            ("one", """{ "a": { "zh": "甲", "en": "A" }, "b": { } }"""),
            ("two", """{ "a": { "zh": "甲", "en": "A" } }"""))).Message;
        message.ShouldContain("two: 'a' is declared in one already");
        message.ShouldContain("one: 'b' lacks \"zh\"");
        message.ShouldContain("one: 'b' lacks \"en\"");
    }

    [Fact]
    public void Sentences_with_the_same_words_are_equal_and_a_refusal_carries_its_sentence()
    {
        Sentence.Of("k", ("n", 1)).ShouldBe(Sentence.Of("k", ("n", 1)));
        Sentence.Of("k", ("n", 1)).ShouldNotBe(Sentence.Of("k", ("n", 2)));
        var refused = new RefusedException(Sentence.Of("k", ("n", 1)));
        refused.Sentence.Key.ShouldBe("k");
        refused.Message.ShouldBe("k (n: 1)");
    }

    private static void Read(params (string File, string Json)[] files)
    {
        var reader = new TextsReader();
        foreach (var (file, json) in files)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
            reader.Read(file, stream);
        }

        reader.Finish();
    }
}
