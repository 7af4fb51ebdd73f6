using System.Globalization;
using System.Net;
using Attain.App.Tests.Web;

namespace Attain.App.Tests.Pages;

/// <summary>The guided form as a browser without script sends it.</summary>
public sealed class NewPlanTests(RunningApp app)
{
    [Fact]
    public async Task Unreadable_amount_goes_back_to_its_step_and_keeps_everything_typed()
    {
        var page = await Html("director", "targets/plans/new?step=4&year=2027&why=for+the+board&basis=own&own=a+lot&chosen=1&along=rep");

        page.ShouldContain("value=\"a lot\"");
        page.ShouldContain("name=\"why\" value=\"for the board\"");
        page.ShouldContain("name=\"along\" value=\"rep\"");
        page.ShouldContain("aria-invalid=\"true\"");
        page.ShouldNotContain("Save as draft");
    }

    [Fact]
    public async Task Saved_plan_adds_up_in_every_month_and_in_all()
    {
        var form = new[] { ("year", "2027"), ("basis", "own"), ("own", "1,234,567.89"), ("why", "test"), ("chosen", "1"), ("along", "rep") };
        using var answer = await app.Submit("director", $"/w/{app.Workspace}/targets/plans/new?step=4&" + string.Join('&', form.Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}")), $"/w/{app.Workspace}/targets/plans/new", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var name = answer.Headers.Location!.OriginalString.Split("name=")[1];
        using var file = await app.Get("director", $"/w/{app.Workspace}/targets/plan.csv?name={name}&by=rep&grain=month");
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();

        lines.Count.ShouldBe(4, "head, two reps, total");
        for (var column = 1; column <= 13; column++)
            lines[1..^1].Sum(line => Number(line[column])).ShouldBe(Number(lines[^1][column]), lines[0][column]);
        Number(lines[^1][13]).ShouldBe(1_234_567.89m);
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("targets?view=months&open=all")]
    [InlineData("targets/funnel?amount=1m&span=next-year")]
    [InlineData("strategy")]
    [InlineData("strategy/plays")]
    [InlineData("strategy/products?by=role")]
    [InlineData("strategy/channels")]
    public async Task Rep_sees_nothing_of_another(string path)
    {
        (await Html("director", path)).ShouldNotBeEmpty();
        (await Html("rep", path)).ShouldNotContain(TwoReps.Secret);
    }

    private async Task<string> Html(string login, string path)
    {
        using var answer = await app.Get(login, $"/w/{app.Workspace}/{path}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
