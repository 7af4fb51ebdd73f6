namespace Attain.Tests.Browser;

/// <summary>A whole task of each role, as they would do it.</summary>
public sealed class TaskTests(Server server)
{
    [Fact]
    public async Task A_rep_finishes_an_action_with_its_follow_up_and_takes_it_back()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Rep);
        var page = visitor.Page;
        var actions = page.Locator("li.action");
        var before = await actions.CountAsync();
        before.ShouldBeGreaterThan(0);
        var first = actions.First;
        var id = (await first.GetAttributeAsync("id"))!;

        await first.Locator("summary").ClickAsync();
        await first.GetByText("达成", new() { Exact = true }).ClickAsync();
        await first.Locator("input[name=note]").FillAsync("客户同意下周签合同");
        await first.Locator("input[name=next]").FillAsync("发合同");
        await first.Locator("button.primary").ClickAsync();

        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("已完成");
        await Assertions.Expect(page.Locator("#" + id)).ToHaveCountAsync(0);
        var done = page.Locator("li", new() { HasText = "客户同意下周签合同" });
        await Assertions.Expect(done).ToHaveCountAsync(1);

        await done.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("#" + id)).ToHaveCountAsync(1);
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_palette_takes_a_director_to_a_person_by_keyboard_alone()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director);
        var page = visitor.Page;
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("于雨桐");
        await Assertions.Expect(page.Locator("#palette a[role=option]").First).ToContainTextAsync("于雨桐");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/today?rep=*");
        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync("于雨桐");
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_language_and_an_appearance_stay_chosen()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director);
        var page = visitor.Page;
        await page.Locator("button[name=language]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.Locator("button[name=theme]").ClickAsync();
        await page.Locator("button[name=theme]").ClickAsync();
        var theme = await page.Locator("html").GetAttributeAsync("data-theme");
        await visitor.Go("diagnose");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme!);
    }
}
