using System.Globalization;

namespace Attain.Tests.Browser;

/// <summary>A manager moves and changes an opportunity of the team, and sees the sums follow.</summary>
[Collection(Deals.OneBoard)]
public sealed class ManagerTests(Server server)
{
    private const string From = "需求确认";
    private const string To = "商务谈判";

    [Fact]
    public async Task A_manager_sees_who_needs_help_and_opens_what_that_person_has_open()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Manager);
        var page = visitor.Page;
        var neediest = page.Locator(".card", new() { HasText = "谁需要帮助" }).Locator("li a").First;
        var name = (await neediest.InnerTextAsync()).Trim();
        await neediest.ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync(name);
        await visitor.Picture("manager-1-person");
        await page.Locator(".rail nav").GetByRole(AriaRole.Link, new() { NameRegex = new("^执行") }).ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("商机看板");
        var faces = await page.Locator(".deal .face").EvaluateAllAsync<string[]>("faces => [...new Set(faces.map(face => face.title))]");
        faces.ShouldBe([name]);
        await visitor.Picture("manager-2-board");
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_dragged_edited_and_taken_back_moves_the_sums_with_it()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Manager);
        var page = visitor.Page;
        const string name = "拖动看合计 甲";
        var address = await visitor.NewDeal(name, "30万", From);
        await visitor.Go("execute");
        var (from, to) = (await Sum(visitor, From), await Sum(visitor, To));

        await visitor.Drag(name, To);
        await Assertions.Expect(visitor.Toast("已移到「商务谈判」")).ToBeVisibleAsync();
        await visitor.Picture("manager-3-dragged");
        await Shows(visitor, (from.Count - 1, from.Amount - 300_000), (to.Count + 1, to.Amount + 300_000));
        // Not on the page alone.
        await visitor.Go("execute");
        await Shows(visitor, (from.Count - 1, from.Amount - 300_000), (to.Count + 1, to.Amount + 300_000));

        await visitor.Card(name).Locator("a.name").ClickAsync();
        await visitor.Press("编辑").First.ClickAsync();
        await visitor.Fill("金额", "45.5万");
        await visitor.Picture("manager-4-dialog");
        await visitor.Save();
        await Assertions.Expect(visitor.Toast("已保存")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".tile", new() { HasText = "金额" }).First).ToContainTextAsync("45.5万");
        await visitor.Picture("manager-5-saved");
        await Visitor.Press(visitor.Toast("已保存"), "撤销").ClickAsync();
        await Assertions.Expect(visitor.Toast("已撤销")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".tile", new() { HasText = "金额" }).First).ToContainTextAsync("30万");

        await visitor.Edit(address);
        await visitor.Fill("金额", "40万");
        await visitor.Save();
        await Assertions.Expect(visitor.Toast("已保存")).ToBeVisibleAsync();
        await visitor.Go("execute");
        await Shows(visitor, (from.Count - 1, from.Amount - 300_000), (to.Count + 1, to.Amount + 400_000));

        await visitor.Drag(name, From);
        await Assertions.Expect(visitor.Toast("已移到「需求确认」")).ToBeVisibleAsync();
        await Shows(visitor, (from.Count, from.Amount + 100_000), to);
        await Visitor.Press(visitor.Toast("已移到「需求确认」"), "撤销").ClickAsync();
        await Assertions.Expect(visitor.Toast("已撤销")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("商机看板");
        await Shows(visitor, (from.Count - 1, from.Amount - 300_000), (to.Count + 1, to.Amount + 400_000));
        await visitor.Picture("manager-6-undone");
        visitor.Troubles.ShouldBeEmpty();
    }

    private static async Task Shows(Visitor visitor, (int Count, decimal Amount) from, (int Count, decimal Amount) to)
    {
        await Assertions.Expect(visitor.Lane(From).Locator("h2 .count")).ToHaveTextAsync(from.Count.ToString("N0", CultureInfo.InvariantCulture));
        (await Sum(visitor, From)).ShouldBe(from);
        (await Sum(visitor, To)).ShouldBe(to);
    }

    /// <summary>What a column's head says: how many, and the exact amount.</summary>
    private static async Task<(int Count, decimal Amount)> Sum(Visitor visitor, string stage)
    {
        var head = visitor.Lane(stage).Locator("header");
        return (
            int.Parse(await head.Locator(".count").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
            decimal.Parse((await head.Locator("data").First.GetAttributeAsync("value"))!, CultureInfo.InvariantCulture));
    }
}
