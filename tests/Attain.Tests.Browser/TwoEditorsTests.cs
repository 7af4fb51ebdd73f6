namespace Attain.Tests.Browser;

/// <summary>A director and a manager at the same opportunity, each in a browser of their own: what either wrote is kept, asked about, or in its history.</summary>
[Collection(Deals.OneBoard)]
public sealed class TwoEditorsTests(Server server)
{
    private const string Director = "何颖";
    private const string Manager = "董嘉豪";

    [Fact]
    public async Task Different_fields_are_both_kept_and_the_second_is_told()
    {
        await using var director = await Visitor.SignedIn(server, Who.Director);
        await using var manager = await Visitor.SignedIn(server, Who.Manager);
        var deal = await manager.NewDeal("两人同改 合并", "30万", "需求确认");
        await director.Edit(deal);
        await manager.Edit(deal);

        await director.Fill("下一步", "请总工出面讲方案");
        await director.Save();
        await Assertions.Expect(director.Toast("已保存")).ToBeVisibleAsync();
        await manager.Fill("金额", "36万");
        await manager.Save();
        await Assertions.Expect(manager.Toast("何颖 同时改了下一步，已一并保留")).ToBeVisibleAsync();
        await manager.Picture("two-1-merged");

        foreach (var visitor in (Visitor[])[director, manager])
        {
            (await visitor.Stored(deal, "金额")).ShouldBe("360000.00");
            (await visitor.Stored(deal, "下一步")).ShouldBe("请总工出面讲方案");
            visitor.Troubles.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_field_is_asked_about_and_either_answer_is_what_both_see_then(bool keepMine)
    {
        await using var director = await Visitor.SignedIn(server, Who.Director);
        await using var manager = await Visitor.SignedIn(server, Who.Manager);
        var deal = await manager.NewDeal($"两人同改 {(keepMine ? "保留" : "采用")}", "30万", "需求确认");
        await director.Edit(deal);
        await manager.Edit(deal);

        await director.Fill("金额", "52万");
        await director.Save();
        await Assertions.Expect(director.Toast("已保存")).ToBeVisibleAsync();
        await manager.Fill("金额", "47万");
        await manager.Fill("下一步", "约下周三面谈");
        await manager.Save();

        // Who, when, what it was, theirs and mine.
        var asked = manager.Dialog;
        await Assertions.Expect(asked.GetByRole(AriaRole.Heading, new() { Name = "有人先改了" })).ToBeVisibleAsync();
        await Assertions.Expect(asked).ToContainTextAsync("何颖 刚刚改过同样的内容");
        var amount = asked.GetByRole(AriaRole.Group, new() { NameRegex = new("金额") });
        await Assertions.Expect(amount).ToContainTextAsync("原来是 ¥30万");
        await Assertions.Expect(amount.GetByLabel("采用 何颖 的：")).ToBeCheckedAsync();
        await Assertions.Expect(amount).ToContainTextAsync("¥52万");
        await Assertions.Expect(amount).ToContainTextAsync("¥47万");
        await manager.Picture("two-2-asked");
        // Nothing is written before it is answered.
        (await director.Stored(deal, "金额")).ShouldBe("520000.00");

        if (keepMine) await amount.GetByLabel("保留我的：").CheckAsync();
        await Visitor.Press(asked, "按所选保存").ClickAsync();
        await Assertions.Expect(manager.Toast("已保存")).ToBeVisibleAsync();
        await manager.Picture(keepMine ? "two-3-kept" : "two-3-taken");

        foreach (var visitor in (Visitor[])[director, manager])
        {
            (await visitor.Stored(deal, "金额")).ShouldBe(keepMine ? "470000.00" : "520000.00");
            // What nobody else touched was saved either way.
            (await visitor.Stored(deal, "下一步")).ShouldBe("约下周三面谈");
            await visitor.Go(deal);
            var edits = visitor.Edits();
            await Assertions.Expect(edits.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Director })).ToContainTextAsync("金额: ¥30万 → ¥52万");
            if (keepMine) await Assertions.Expect(edits.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "¥52万 → ¥47万" })).ToContainTextAsync(Manager);
            else await Assertions.Expect(edits).Not.ToContainTextAsync("¥47万");
            visitor.Troubles.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_card_dragged_while_somebody_else_moved_it_is_asked_about(bool keepMine)
    {
        await using var director = await Visitor.SignedIn(server, Who.Director);
        await using var manager = await Visitor.SignedIn(server, Who.Manager);
        var name = $"两人同拖 {(keepMine ? "保留" : "采用")}";
        var deal = await manager.NewDeal(name, "30万", "需求确认");
        await manager.Go("execute?q=" + Uri.EscapeDataString(name));
        await director.Go(deal);
        await director.Press("方案报价").ClickAsync();
        await Assertions.Expect(director.Toast("已移到「方案报价」")).ToBeVisibleAsync();

        await manager.Drag(name, "商务谈判");
        var asked = manager.Dialog;
        await Assertions.Expect(asked).ToContainTextAsync("何颖 刚刚改过同样的内容");
        // Until it is answered the card is where it was.
        await Assertions.Expect(manager.Lane("需求确认").Locator(".deal")).ToHaveCountAsync(1);
        await manager.Picture("two-4-dragged");
        if (keepMine) await asked.GetByRole(AriaRole.Group, new() { NameRegex = new("阶段") }).GetByLabel("保留我的：").CheckAsync();
        await Visitor.Press(asked, "按所选保存").ClickAsync();
        await Assertions.Expect(manager.Lane(keepMine ? "商务谈判" : "方案报价").Locator(".deal")).ToHaveCountAsync(1);
        await manager.Picture(keepMine ? "two-5-kept" : "two-5-taken");

        foreach (var visitor in (Visitor[])[director, manager])
        {
            await visitor.Go(deal);
            await Assertions.Expect(visitor.Page.Locator("[aria-current=step]")).ToContainTextAsync(keepMine ? "商务谈判" : "方案报价");
            await Assertions.Expect(visitor.Edits().GetByRole(AriaRole.Listitem).Filter(new() { HasText = Director })).ToContainTextAsync("需求确认 → 方案报价");
            visitor.Troubles.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_card_dragged_while_somebody_else_edits_it_keeps_both()
    {
        await using var director = await Visitor.SignedIn(server, Who.Director);
        await using var manager = await Visitor.SignedIn(server, Who.Manager);
        const string name = "两人同改 边拖边改";
        var deal = await manager.NewDeal(name, "30万", "需求确认");
        await director.Edit(deal);
        await manager.Go("execute?q=" + Uri.EscapeDataString(name));

        await manager.Drag(name, "商务谈判");
        await Assertions.Expect(manager.Toast("已移到「商务谈判」")).ToBeVisibleAsync();
        await director.Fill("金额", "33万");
        await director.Save();
        await Assertions.Expect(director.Toast("董嘉豪 同时改了阶段，已一并保留")).ToBeVisibleAsync();
        (await director.Stored(deal, "金额")).ShouldBe("330000.00");

        // And the other way round: the board is older than the edit, and its card shows it after the next move.
        await manager.Drag(name, "合同审批");
        await Assertions.Expect(manager.Toast("何颖 同时改了金额，已一并保留")).ToBeVisibleAsync();
        await Assertions.Expect(manager.Lane("合同审批").Locator(".deal")).ToContainTextAsync("¥33万");
        await director.Go(deal);
        await Assertions.Expect(director.Page.Locator("[aria-current=step]")).ToContainTextAsync("合同审批");
        manager.Troubles.ShouldBeEmpty();
        director.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_deleted_meanwhile_is_said_and_what_was_typed_stays_on_the_screen()
    {
        await using var director = await Visitor.SignedIn(server, Who.Director);
        await using var manager = await Visitor.SignedIn(server, Who.Manager);
        var deal = await manager.NewDeal("两人同改 删除", "30万", "需求确认");
        await director.Edit(deal);
        await manager.Edit(deal);
        await Visitor.Press(director.Dialog, "删除").ClickAsync();
        await Assertions.Expect(director.Toast("已删除")).ToBeVisibleAsync();

        await manager.Fill("下一步", "约下周三面谈");
        await manager.Save();
        await Assertions.Expect(manager.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("可能刚被删除");
        await manager.Picture("two-6-deleted");
        (await manager.Dialog.GetByLabel("下一步", new() { Exact = true }).InputValueAsync()).ShouldBe("约下周三面谈");

        // It comes back, and what was typed can be saved.
        await Visitor.Press(director.Toast("已删除"), "撤销").ClickAsync();
        await Assertions.Expect(director.Toast("已撤销")).ToBeVisibleAsync();
        await manager.Save();
        await Assertions.Expect(manager.Toast("已保存")).ToBeVisibleAsync();
        (await director.Stored(deal, "下一步")).ShouldBe("约下周三面谈");
    }
}
