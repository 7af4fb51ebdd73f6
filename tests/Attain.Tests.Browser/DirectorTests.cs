using System.Globalization;
using System.Text.RegularExpressions;

namespace Attain.Tests.Browser;

/// <summary>A director goes from a finding to its proof, and has somebody solve it.</summary>
public sealed partial class DirectorTests(Server server)
{
    [Fact]
    public async Task A_finding_leads_from_home_to_the_records_that_prove_it()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director);
        var page = visitor.Page;
        var first = page.Locator(".card", new() { HasText = "问题与金额" }).Locator("li").First;
        var problem = await first.Locator("a").InnerTextAsync();
        var stake = await first.Locator("b").InnerTextAsync();
        await visitor.Picture("director-1-today");
        await first.Locator("a").ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync(problem);
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync(stake);

        // The leads a finding counted are the leads one is shown.
        await visitor.Press("全部问题").ClickAsync();
        var source = page.Locator("a.problem", new() { HasText = "线索来源" }).First;
        var says = await source.InnerTextAsync();
        await source.ClickAsync();
        await visitor.Picture("director-2-finding");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "证据" })).ToBeVisibleAsync();
        await visitor.Press("看明细记录").ClickAsync();
        var counted = LeadsConverted().Match(says);
        counted.Success.ShouldBeTrue(says);
        (await Counted(page)).ShouldBe(Number(counted.Groups[1].Value));
        await visitor.Picture("director-3-records");
        await visitor.Press("分子").ClickAsync();
        (await Counted(page)).ShouldBe(Number(counted.Groups[2].Value));

        // And each of them can be opened.
        var lead = page.Locator("#table-records tbody tr").First;
        var day = await lead.Locator("[data-label='日期']").InnerTextAsync();
        await lead.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/execute/leads/\d+"));
        await Assertions.Expect(page.Locator("main .head")).ToContainTextAsync(DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString("yyyy年M月d日", CultureInfo.InvariantCulture));
        await visitor.Picture("director-4-record");
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finding_becomes_a_problem_with_owner_and_due_day_is_completed_and_taken_back()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director);
        var page = visitor.Page;
        await visitor.Go("diagnose");
        var finding = page.Locator("a.problem", new() { HasText = "投产比只有" }).First;
        var problem = await finding.InnerTextAsync();
        await finding.ClickAsync();
        await visitor.Press("加入问题表").ClickAsync();
        await Assertions.Expect(visitor.Toast("已加入问题表")).ToBeVisibleAsync();
        await visitor.Press("已在问题表").ClickAsync();

        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new(Regex.Escape(problem[..12])) });
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(visitor.Dialog.GetByLabel("问题", new() { Exact = false }).First).ToBeFocusedAsync();
        await visitor.Dialog.GetByLabel("负责人").SelectOptionAsync(new SelectOptionValue { Label = await visitor.Dialog.GetByLabel("负责人").Locator("option", new() { HasText = "董嘉豪" }).InnerTextAsync() });
        await visitor.Dialog.GetByLabel("期限").FillAsync("2031-03-14");
        await visitor.Dialog.GetByLabel("备注").FillAsync("先停两场展会，其余改邀约制");
        await visitor.Picture("director-5-dialog");
        await Visitor.Press(visitor.Dialog, "保存").ClickAsync();
        await Assertions.Expect(visitor.Toast("已保存")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToContainTextAsync("董嘉豪");
        await Assertions.Expect(row).ToContainTextAsync("2031年3月14日");
        await Assertions.Expect(row).ToContainTextAsync("先停两场展会，其余改邀约制");
        await visitor.Picture("director-6-problems");

        await Visitor.Press(row, "标为解决").ClickAsync();
        await Assertions.Expect(visitor.Toast("已标为解决")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^已解决") }).ClickAsync();
        await Assertions.Expect(row).ToBeVisibleAsync();
        await visitor.Picture("director-7-done");

        await visitor.Go("diagnose/problems?state=done");
        await Visitor.Press(row, "重新打开").ClickAsync();
        await Assertions.Expect(visitor.Toast("已重新打开")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToBeVisibleAsync();
        await Visitor.Press(visitor.Toast("已重新打开"), "撤销").ClickAsync();
        await Assertions.Expect(visitor.Toast("已撤销")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        visitor.Troubles.ShouldBeEmpty();
    }

    private static async Task<int> Counted(IPage page) => Number(RecordsCounted().Match(await page.Locator(".count-line").InnerTextAsync()).Groups[1].Value);

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>2,574 leads of which 23 were converted.</summary>
    [GeneratedRegex(@"（([\d,]+) 条转化 ([\d,]+) 条）")]
    private static partial Regex LeadsConverted();

    [GeneratedRegex(@"共 ([\d,]+) 条记录")]
    private static partial Regex RecordsCounted();
}
