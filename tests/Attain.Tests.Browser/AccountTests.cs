using System.Text.RegularExpressions;

namespace Attain.Tests.Browser;

/// <summary>A real account, from the link of the first start to signing out.</summary>
public sealed class AccountTests(Server server)
{
    private const string Password = "绿茶 铁轨 九月 算盘";

    [Fact]
    public async Task The_first_owner_comes_in_by_the_link_and_afterwards_by_password_alone()
    {
        await using var visitor = await Visitor.Open(server, new Look());
        var page = visitor.Page;
        await page.GotoAsync(server.OwnerLink);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "创建所有者账号" })).ToBeVisibleAsync();
        await page.GetByLabel("姓名").FillAsync("林知夏");
        await page.GetByLabel("账号").FillAsync("lin@yuanhang.example");
        await page.GetByLabel("新密码").FillAsync("password1234");
        await visitor.Press("创建账号并进入").ClickAsync();
        // A weak one is refused where it stands, and the rest need not be typed again.
        await Assertions.Expect(page.Locator(".field.wrong")).ToContainTextAsync("密码");
        await Assertions.Expect(page.GetByLabel("姓名")).ToHaveValueAsync("林知夏");
        await visitor.Picture("account-1-weak");
        await page.GetByLabel("新密码").FillAsync(Password);
        await visitor.Press("创建账号并进入").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/today"));
        await Assertions.Expect(page.Locator(".rail footer")).ToContainTextAsync("林知夏");
        await visitor.Picture("account-2-inside");

        await page.Locator(".rail footer summary").ClickAsync();
        await visitor.Press("退出登录").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        var inside = new Uri(new Uri(server.Url), "w/1/diagnose").ToString();
        await page.GotoAsync(inside);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));

        await page.GetByLabel("账号").FillAsync("lin@yuanhang.example");
        await page.GetByLabel("密码").FillAsync("绿茶 铁轨 九月 算珠");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("账号或密码不对");
        await Assertions.Expect(page.GetByLabel("账号")).ToHaveValueAsync("lin@yuanhang.example");
        await visitor.Picture("account-3-refused");
        await page.GetByLabel("密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        // To where one wanted to go.
        await Assertions.Expect(page).ToHaveURLAsync(inside);

        // The link is used up.
        (await page.GotoAsync(server.OwnerLink))!.Status.ShouldBe(410);
        await visitor.Picture("account-4-gone");
        visitor.Troubles.RemoveAll(trouble => trouble.Contains("410", StringComparison.Ordinal) || trouble.Contains("422", StringComparison.Ordinal));
        visitor.Troubles.ShouldBeEmpty();
    }
}
