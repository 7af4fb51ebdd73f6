using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Attain.Facts;

namespace Attain.App.Tests.Web;

/// <summary>A rep looks everywhere for what is somebody else's. Everything of Zeta carries the name, so one letter of it is a leak.</summary>
public sealed partial class SightTests(RunningApp app)
{
    private const int MostPages = 400;

    [Fact]
    public async Task Rep_finds_nothing_of_another_rep_on_any_page_or_in_any_file()
    {
        var (seen, leaks) = await Crawl("rep");

        seen.ShouldBeGreaterThan(10);
        leaks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Director_finds_it_so_the_search_would_have() => (await Crawl("director")).Leaks.ShouldNotBeEmpty();

    [Fact]
    public async Task Rep_who_changes_the_address_to_anothers_record_is_told_it_is_not_there()
    {
        var wrong = new List<string>();
        foreach (var door in AccessTable.Of(app).Where(d => d.Needs is not null && d.Method == "GET" && d.Path.Contains(":int}", StringComparison.Ordinal)))
            foreach (var id in new[] { 3, 9, 10, 12, 903, 1203 })
            {
                var address = door.Address(app.Workspace).Replace("987654", id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
                if (await Holds(await app.Get("rep", address), TwoReps.Secret)) wrong.Add(address);
            }
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("search?q=zet")]
    [InlineData("search/results?q=zet")]
    [InlineData("search?q=ustomer")]
    public async Task Search_shows_a_rep_nothing_of_another(string address)
    {
        var (rep, director) = (await app.Get("rep", $"/w/{app.Workspace}/{address}"), await app.Get("director", $"/w/{app.Workspace}/{address}"));

        (await Holds(rep, TwoReps.Secret)).ShouldBeFalse();
        director.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Api_gives_a_rep_nothing_of_another()
    {
        var (rep, director, leaks, shown) = (app.Token("rep", TokenScope.Write), app.Token("director", TokenScope.Read), new List<string>(), 0);
        foreach (var address in (string[])["metrics?metric=revenue,orders&by=customer,rep", "metrics?metric=revenue&by=team", "findings", "pace?by=rep,team", "plans", "actions", "reports/health"])
            await Check(address);
        foreach (var kind in (string[])["customers", "contacts", "leads", "opportunities", "activities", "tickets", "orders"])
        {
            await Check($"{kind}?limit=200");
            foreach (var id in kind == "orders" ? [900, 1203] : new[] { 9, 12, 16 })
            {
                await Check($"{kind}/{id}");
                foreach (var (method, json) in new[] { (HttpMethod.Patch, "{}"), (HttpMethod.Delete, null) })
                {
                    using var changed = await app.Api(rep, method, $"workspaces/{app.Workspace}/{kind}/{id}", json, "\"1\"");
                    if (changed.StatusCode != HttpStatusCode.NotFound) leaks.Add($"{method} {kind}/{id}: {changed.StatusCode}");
                }
            }
        }
        leaks.ShouldBeEmpty();
        shown.ShouldBeGreaterThan(8);

        async Task Check(string address)
        {
            if (await Holds(await app.Api(rep, HttpMethod.Get, $"workspaces/{app.Workspace}/{address}"), TwoReps.Secret)) leaks.Add(address);
            if (await Holds(await app.Api(director, HttpMethod.Get, $"workspaces/{app.Workspace}/{address}"), TwoReps.Secret)) shown++;
        }
    }

    [Theory]
    [InlineData("metrics?metric=revenue&where=rep={0}", "Zeta", "Nobody")]
    [InlineData("metrics?metric=revenue&where=customer={0}", "Zeta customer 1", "No such customer")]
    [InlineData("actions?person={0}", "Zeta", "Nobody")]
    public async Task Somebody_out_of_sight_is_answered_like_nobody(string address, string hidden, string unknown)
    {
        var token = app.Token("rep", TokenScope.Read);

        Task<string> Ask(string name) => Text(app.Api(token, HttpMethod.Get, $"workspaces/{app.Workspace}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Uri.EscapeDataString(name))}"), name);

        (await Ask(hidden)).ShouldBe(await Ask(unknown));

        static async Task<string> Text(Task<HttpResponseMessage> answer, string name)
        {
            using var got = await answer;
            return $"{got.StatusCode} {await got.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}".Replace(name, "…", StringComparison.Ordinal);
        }
    }

    /// <summary>Follows every address below the workspace from every page there is.</summary>
    private async Task<(int Seen, List<string> Leaks)> Crawl(string login)
    {
        var queue = new Queue<string>(AccessTable.Of(app).Where(d => d.Needs is not null && d.Method == "GET").Select(d => d.Address(app.Workspace)));
        var (known, seen, leaks) = (queue.ToHashSet(), 0, new List<string>());
        while (queue.TryDequeue(out var address) && seen < MostPages)
        {
            using var answer = await app.Get(login, address);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            seen++;
            var body = await Body(answer);
            if (body.Contains(TwoReps.Secret, StringComparison.OrdinalIgnoreCase)) leaks.Add($"{address}: …{Around(body)}…");
            foreach (Match link in Links().Matches(body))
                if (WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0] is var to && to.StartsWith($"/w/{app.Workspace}/", StringComparison.Ordinal) && known.Add(to)) queue.Enqueue(to);
        }
        return (seen, leaks);
    }

    private static string Around(string body)
    {
        var at = body.IndexOf(TwoReps.Secret, StringComparison.OrdinalIgnoreCase);
        return body[Math.Max(0, at - 80)..Math.Min(body.Length, at + 80)].ReplaceLineEndings(" ");
    }

    private static async Task<bool> Holds(HttpResponseMessage answer, string text)
    {
        using (answer) return (await Body(answer)).Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A workbook is read as the texts inside it.</summary>
    private static async Task<string> Body(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("spreadsheetml", StringComparison.Ordinal) != true)
            // The token of a form is chance, and spells any short name now and then.
            return Token().Replace(Encoding.UTF8.GetString(bytes), "");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    [GeneratedRegex("name=\"csrf\" value=\"[^\"]+\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("(?:href|hx-get|src)=\"(?<to>/w/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
