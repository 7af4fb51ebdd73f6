namespace Attain.Tests.Browser;

/// <summary>What the tests do with opportunities again and again.</summary>
internal static class Deals
{
    /// <summary>Tests that count what the manager's board holds take turns.</summary>
    public const string OneBoard = "one board";

    /// <summary>Drags a card with the mouse, once the board can be dragged on.</summary>
    public static async Task Drag(this Visitor visitor, string name, string stage)
    {
        await Assertions.Expect(visitor.Page.Locator("#board[data-ready]")).ToBeVisibleAsync();
        await visitor.Card(name).DragToAsync(visitor.Lane(stage).GetByRole(AriaRole.List), new() { TargetPosition = new() { X = 90, Y = 20 } });
    }

    /// <summary>Makes one in the dialog on the board; its address below the workspace.</summary>
    public static async Task<string> NewDeal(this Visitor visitor, string name, string amount, string stage)
    {
        await visitor.Go("execute");
        await visitor.Press("新建商机").First.ClickAsync();
        var dialog = visitor.Dialog;
        await dialog.GetByLabel("名称").FillAsync(name);
        await dialog.GetByLabel("金额").FillAsync(amount);
        await dialog.GetByLabel("阶段").SelectOptionAsync(new SelectOptionValue { Label = stage });
        await Visitor.Press(dialog, "保存").ClickAsync();
        await Assertions.Expect(visitor.Toast("商机已建好")).ToBeVisibleAsync();
        await visitor.Go("execute?q=" + Uri.EscapeDataString(name));
        var address = (await visitor.Card(name).Locator("a.name").GetAttributeAsync("href"))!;
        return address[visitor.Workspace.Length..].Split('?')[0];
    }

    /// <summary>Its card on the board.</summary>
    public static ILocator Card(this Visitor visitor, string name) => visitor.Page.Locator(".deal", new() { HasText = name });

    /// <summary>The column of the board with this name.</summary>
    public static ILocator Lane(this Visitor visitor, string stage) => visitor.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^" + stage) });

    /// <summary>Opens the form of the opportunity whose page is open.</summary>
    public static async Task Edit(this Visitor visitor, string address)
    {
        await visitor.Go(address);
        await visitor.Press("编辑").First.ClickAsync();
        await Assertions.Expect(visitor.Dialog.GetByLabel("名称")).ToBeVisibleAsync();
    }

    public static Task Fill(this Visitor visitor, string label, string text) => visitor.Dialog.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public static Task Save(this Visitor visitor) => Visitor.Press(visitor.Dialog, "保存").ClickAsync();

    /// <summary>A value as the form holds it, freshly read.</summary>
    public static async Task<string> Stored(this Visitor visitor, string address, string label)
    {
        await visitor.Edit(address);
        return await visitor.Dialog.GetByLabel(label, new() { Exact = true }).InputValueAsync();
    }

    /// <summary>Who changed what, as the opportunity's page tells it.</summary>
    public static ILocator Edits(this Visitor visitor) => visitor.Page.Locator(".card", new() { HasText = "修改记录" });
}
