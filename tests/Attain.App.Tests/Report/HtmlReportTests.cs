using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Attain.App.Report;
using Attain.Core;

namespace Attain.App.Tests.Report;

public sealed partial class HtmlReportTests(RenderedLoop loop) : IClassFixture<RenderedLoop>
{
    [Theory]
    [InlineData(Language.Chinese, "zh-CN", "language-zh")]
    [InlineData(Language.English, "en", "language-en")]
    public void Either_language_first_holds_both_and_shows_one(Language first, string tag, string shown)
    {
        var document = RenderedLoop.Parse(RenderedLoop.Html(loop.Full, first));

        document.DocumentElement.GetAttribute("lang").ShouldBe(tag);
        document.QuerySelectorAll("input[name=language][checked]").ShouldHaveSingleItem().Id.ShouldBe(shown);
        document.QuerySelectorAll(".paper").Select(paper => paper.GetAttribute("lang")).ShouldBe(["zh-CN", "en"]);
        foreach (var (language, steps) in new[] { ("zh", "诊断 目标 策略 执行 复盘"), ("en", "Diagnose Targets Strategy Execution Review") })
        {
            document.QuerySelectorAll($".in-{language} .step h2").Take(5).Select(head => head.TextContent.Trim().TrimStart('1', '2', '3', '4', '5')).ShouldBe(steps.Split(' '));
        }
    }

    [Fact]
    public void Words_of_one_language_do_not_stray_into_the_other()
    {
        var english = RenderedLoop.Parse(RenderedLoop.Html(loop.Full)).QuerySelector(".in-en main")!.TextContent;
        Han().Matches(english).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public void File_stands_alone()
    {
        var html = RenderedLoop.Html(loop.Full);
        var document = RenderedLoop.Parse(html);

        document.QuerySelectorAll("script, link, img, iframe, object, embed").ShouldBeEmpty();
        document.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name is "src" or "href" or "srcset" or "action")
            .ShouldAllBe(attribute => attribute.Value.StartsWith('#'));
        document.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on"));
        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
        html.ShouldNotContain("@import");
        html.ShouldNotContain("url(");
    }

    [Fact]
    public void Ids_are_unique_and_links_and_names_lead_to_them()
    {
        var document = RenderedLoop.Parse(RenderedLoop.Html(loop.Full));
        var ids = document.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();

        ids.ShouldBeUnique();
        document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")![1..]).Except(ids).ShouldBeEmpty();
        document.QuerySelectorAll("[aria-labelledby]").SelectMany(named => named.GetAttribute("aria-labelledby")!.Split(' ')).Except(ids).ShouldBeEmpty();
        document.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!).Except(ids).ShouldBeEmpty();
    }

    [Fact]
    public void Every_picture_has_a_name_or_is_an_ornament()
    {
        var document = RenderedLoop.Parse(RenderedLoop.Html(loop.Full));
        var pictures = document.QuerySelectorAll("svg").ToList();

        pictures.Count.ShouldBeGreaterThan(20);
        pictures.ShouldAllBe(svg => svg.GetAttribute("aria-hidden") == "true" || (svg.GetAttribute("role") == "img" && svg.GetAttribute("aria-labelledby") != null));
        document.QuerySelectorAll("svg[role=img] > title").ShouldAllBe(title => title.TextContent.Trim().Length > 0);
        document.QuerySelectorAll("table").ShouldAllBe(table => !string.IsNullOrWhiteSpace(table.GetAttribute("aria-label")));
    }

    [Fact]
    public void Totals_of_the_breakdown_are_the_sums_of_what_is_printed()
    {
        var breakdown = loop.Full.Breakdown.ShouldNotBeNull();
        var tables = RenderedLoop.Parse(RenderedLoop.Html(loop.Full)).QuerySelectorAll(".in-en table.breakdown").ToList();

        tables.Count.ShouldBe(breakdown.Along.Count(dimension => !dimension.IsTime()));
        foreach (var table in tables)
        {
            var rows = table.QuerySelectorAll("tbody tr").Select(Figures).ToList();
            var totals = Figures(table.QuerySelector("tfoot tr")!);

            rows.ShouldAllBe(row => row[0] == row.Skip(1).Sum());
            for (var column = 0; column < totals.Count; column++) rows.Sum(row => row[column]).ShouldBe(totals[column]);
            totals[0].ShouldBe(breakdown.Total.ToDecimal());
        }
    }

    [Fact]
    public void Steps_of_a_waterfall_sum_to_its_change()
    {
        var waterfalls = RenderedLoop.Parse(RenderedLoop.Html(loop.Full)).QuerySelectorAll("table.waterfall").ToList();

        waterfalls.ShouldNotBeEmpty();
        foreach (var table in waterfalls)
        {
            var figures = Figures(table);
            figures[1..^2].Sum().ShouldBe(figures[^2]);
            (figures[0] + figures[^2]).ShouldBe(figures[^1]);
        }
    }

    [Fact]
    public void Months_before_and_target_by_month_sum_to_the_advice()
    {
        var advice = loop.Full.Target.Advice.ShouldNotBeNull();

        loop.Full.MonthsBefore.Sum(month => month.Units).ShouldBe(advice.Before.Units);
        advice.ByMonth.Sum(month => month.Amount.Units).ShouldBe(advice.Target.Amount.Units);
    }

    [Fact]
    public void Text_of_users_stays_text()
    {
        const string hostile = "</style><script>alert('x')</script> \"q\" & <b>";
        var report = loop.Full with { Profile = loop.Full.Profile with { Name = hostile } };
        var document = RenderedLoop.Parse(RenderedLoop.Html(report));

        document.QuerySelectorAll("script, b > b").ShouldBeEmpty();
        document.QuerySelectorAll(".chip").ShouldAllBe(chip => chip.TextContent == hostile);
        document.QuerySelectorAll("style").ShouldHaveSingleItem();
        document.Title.ShouldStartWith("</style><script>");
    }

    [Fact]
    public void Empty_company_says_what_is_missing()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var document = RenderedLoop.Parse(RenderedLoop.Html(loop.Empty, language));
            document.QuerySelectorAll(".in-en .step h2").Length.ShouldBe(6);
            document.QuerySelector("#en-data")!.TextContent.ShouldContain("not loaded");
            document.QuerySelectorAll(".empty").Length.ShouldBeGreaterThan(5);
        }
    }

    [Fact]
    public void Weekly_health_is_a_file_of_its_own()
    {
        foreach (var report in new[] { loop.Full, loop.Empty })
        {
            var document = RenderedLoop.Parse(HtmlReport.Render(report.Health, report.Profile, RenderedLoop.Texts, Language.Chinese));
            document.QuerySelector(".in-zh h1")!.TextContent.ShouldContain(report.Profile.Calendar.Label(report.Health.Week));
            document.QuerySelectorAll(".in-zh table.health").Length.ShouldBe(4);
            document.QuerySelectorAll("script, link").ShouldBeEmpty();
        }
    }

    private static List<decimal> Figures(IElement element) =>
        [.. element.QuerySelectorAll("data").Select(data => decimal.Parse(data.GetAttribute("value")!, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Han();
}
