using System.Text.RegularExpressions;

namespace Attain.Tests.Browser;

/// <summary>Whole tasks without a mouse: the focus is always somewhere, and one sees where.</summary>
public sealed class KeyboardTests(Server server)
{
    /// <summary>More stops than that to get somewhere is no way to work.</summary>
    private const int MostStops = 40;

    /// <summary>Of the focused element: its name as it is told to somebody who cannot see it, and whether one sees that it has the focus.</summary>
    private const string Focused = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return ['', ''];
          const labels = at.labels ? [...at.labels].map(label => label.innerText).join(' ') : '';
          const name = (at.getAttribute('aria-label') || labels || at.innerText || at.placeholder || at.title || at.tagName).replace(/\*/g, '').trim();
          const seen = element => { const look = getComputedStyle(element); return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0; };
          const box = at.getBoundingClientRect();
          const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          const marked = seen(at) || (at.matches('input') && (seen(at.parentElement) || (at.nextElementSibling && seen(at.nextElementSibling))));
          return [name, !inView ? 'is out of sight' : !marked ? 'has no ring' : ''];
        }
        """;

    [Fact]
    public async Task A_rep_makes_an_opportunity_and_takes_it_back_by_keyboard_alone()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Rep);
        var (page, keys) = (visitor.Page, visitor.Page.Keyboard);
        await keys.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette input")).ToBeFocusedAsync();
        await keys.TypeAsync("新建商机");
        await Assertions.Expect(page.Locator("#palette a[role=option]")).ToHaveTextAsync((string[])["新建商机"]);
        await visitor.Picture("keys-1-palette");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/execute/deals/new"));

        // The first field waits for its text.
        await Assertions.Expect(page.GetByLabel("名称")).ToBeFocusedAsync();
        await keys.TypeAsync("键盘新建的商机");
        await TabTo(visitor, "金额");
        await keys.TypeAsync("18.5万");
        await TabTo(visitor, "阶段");
        await keys.PressAsync("ArrowDown");
        await TabTo(visitor, "下一步");
        await keys.TypeAsync("发样册");
        await visitor.Picture("keys-2-form");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visitor.Toast("商机已建好")).ToBeVisibleAsync();

        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("键盘新建的商机");
        // The way to undo is one step back from the top of the page.
        await keys.PressAsync("Shift+Tab");
        (await Name(visitor)).ShouldBe("撤销");
        await visitor.Picture("keys-3-saved");
        await visitor.Go("execute?q=" + Uri.EscapeDataString("键盘新建的商机"));
        await Assertions.Expect(visitor.Card("键盘新建的商机")).ToContainTextAsync("18.5万");

        // On the board a card is moved with Alt and the arrows, keeps the focus, and Ctrl Z takes it back.
        await TabTo(visitor, "键盘新建的商机");
        var lane = await page.EvaluateAsync<string>("() => document.activeElement.closest('.lane').querySelector('h2 span').innerText");
        await keys.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(visitor.Toast("「键盘新建的商机」已移到")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".deal .name:focus")).ToHaveTextAsync("键盘新建的商机");
        (await Name(visitor)).ShouldBe("键盘新建的商机");
        await visitor.Picture("keys-4-moved");
        await keys.PressAsync("Control+z");
        await Assertions.Expect(visitor.Toast("已撤销")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Lane(lane).Locator(".deal")).ToHaveCountAsync(1);

        // Opened, deleted in its dialog, and gone.
        await TabTo(visitor, "键盘新建的商机");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/execute/deals/\d+"));
        await TabTo(visitor, "编辑");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visitor.Dialog.GetByLabel("名称")).ToBeFocusedAsync();
        // Escape gives the focus back to what opened the dialog.
        await keys.PressAsync("Escape");
        await Assertions.Expect(visitor.Dialog).ToHaveCountAsync(0);
        (await Name(visitor)).ShouldBe("编辑");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visitor.Dialog.GetByLabel("名称")).ToBeFocusedAsync();
        await TabTo(visitor, "删除");
        await keys.PressAsync("Space");
        await Assertions.Expect(visitor.Toast("已删除")).ToBeVisibleAsync();
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_sorted_and_paged_by_keyboard_keeps_the_focus()
    {
        await using var visitor = await Visitor.SignedIn(server, Who.Director);
        var page = visitor.Page;
        await visitor.Go("execute/deals");
        await TabTo(visitor, "金额");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("金额");
        (await Name(visitor)).ShouldBe("金额");
        await page.Locator("nav.pages").GetByRole(AriaRole.Link, new() { Name = "下一页" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("nav.pages")).ToContainTextAsync("第 2 /");
        (await Name(visitor)).ShouldBe("下一页");
        visitor.Troubles.ShouldBeEmpty();
    }

    /// <summary>Tab until this has the focus; at every stop it is somewhere and seen.</summary>
    private static async Task TabTo(Visitor visitor, string name)
    {
        var stops = new List<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            stops.Add(await Name(visitor));
            if (stops[^1] == name) return;
        }
        throw new InvalidOperationException($"No way to {name}: {string.Join(", ", stops)}");
    }

    private static async Task<string> Name(Visitor visitor)
    {
        var found = await visitor.Page.EvaluateAsync<string[]>(Focused);
        found[0].ShouldNotBeEmpty("the focus is lost");
        found[1].ShouldBeEmpty(found[0]);
        return found[0];
    }
}
