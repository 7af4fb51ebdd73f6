namespace Attain.Tests.Browser;

/// <summary>Forms do their work where no script runs.</summary>
public sealed class WithoutScriptTests(Server server)
{
    [Fact]
    public async Task An_opportunity_is_refused_made_found_and_taken_back_without_script()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Rep, new Look(Script: false));
        var page = visitor.Page;
        await visitor.Go("execute");
        await visitor.Press("新建商机").ClickAsync();
        await page.GetByLabel("金额").FillAsync("不是数");
        await visitor.Press("保存").ClickAsync();
        // What is wrong stands at its field, and what was typed is still there.
        await Assertions.Expect(page.Locator(".field.wrong")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByLabel("金额")).ToHaveValueAsync("不是数");
        await visitor.Picture("plain-1-wrong");
        await page.GetByLabel("名称").FillAsync("没有脚本也能建");
        await page.GetByLabel("金额").FillAsync("12万");
        await visitor.Press("保存").ClickAsync();
        await Assertions.Expect(visitor.Toast("商机已建好")).ToBeVisibleAsync();
        await visitor.Picture("plain-2-made");

        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("没有脚本也能建");
        await Visitor.Press(visitor.Toast("商机已建好"), "撤销").ClickAsync();
        await Assertions.Expect(visitor.Toast("已撤销")).ToBeVisibleAsync();
        await visitor.Go("execute?q=" + Uri.EscapeDataString("没有脚本也能建"));
        await Assertions.Expect(visitor.Card("没有脚本也能建")).ToHaveCountAsync(0);
    }
}
