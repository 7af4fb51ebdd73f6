using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Attain.App.Imports;
using Attain.Execution;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Tests.Stops;

/// <summary>
/// Fifty people write at once, half of them in the pages and half through the API, when the server is stopped: first asked to
/// (SIGTERM), then killed. Whatever was acknowledged is there when it is started again, and nothing is there by half.
/// ATTAIN_STOP_WRITES sets after how many writes each stop comes.
/// </summary>
public sealed class StoppedServerTests
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int ImportedOrders = 20_000;

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Stopped_under_load_loses_nothing_that_was_acknowledged(TestDatabase database)
    {
        using var place = TestPlace.New(database);
        using var home = new TempFolder();
        var ready = await Crowd.Fill(place.Address);
        foreach (var signal in (string[])["TERM", "KILL"])
        {
            var users = new List<User>();
            try
            {
                var (cookies, upload) = await WorkUntilStopped(place.Address, home.Path, ready, signal, users, database);
                await Compare(place, home.Path, ready, signal, users, database, cookies, upload);
            }
            finally
            {
                foreach (var user in users) user.Dispose();
            }
            using var terminal = new Terminal(place.Address);
            var check = terminal.Run("check");
            check.Code.ShouldBe(0, check.Output + check.Error);
            Halves(place).ShouldBe(0);
        }
    }

    /// <returns>Cookies of somebody who is signed in, and where the file lies that was on its way in.</returns>
    private static async Task<(string Cookies, string Upload)> WorkUntilStopped(string address, string home, Crowd.Ready ready, string signal, List<User> users, TestDatabase database)
    {
        var wanted = Environment.GetEnvironmentVariable("ATTAIN_STOP_WRITES") is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : 200;
        using var server = new ServedPlace(address, home);
        var url = await server.Url();
        for (var i = 0; i < Crowd.Half; i++)
        {
            users.Add(new PageUser(i, url, ready.Workspace));
            users.Add(new ApiUser(i, url, ready.Workspace, ready.Tokens[i]));
        }
        var began = Stopwatch.GetTimestamp();
        var cookies = "";
        foreach (var sharing in users.OfType<PageUser>().GroupBy(user => user.Login))
        {
            cookies = await sharing.First().SignIn();
            foreach (var user in sharing) user.SignedIn(cookies);
        }
        Say($"{database} {signal}: signed in after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");

        using var importer = new PageUser(0, url, ready.Workspace);
        importer.SignedIn(cookies);
        var upload = await importer.Upload($"{signal}.csv", "order,day,amount\n" + string.Concat(Enumerable.Range(1, ImportedOrders).Select(i => $"{signal}-{i},2025-03-0{1 + i % 9},{i}\n")));

        using var stopped = new CancellationTokenSource();
        var work = users.ConvertAll(user => Task.Run(() => user.Work(stopped.Token)));
        began = Stopwatch.GetTimestamp();
        while (!users.TrueForAll(user => Count(user) > 0) || users.Sum(Count) < wanted)
        {
            users.SelectMany(user => user.Told.Wrong.ToArray()).ShouldBeEmpty(server.Troubles);
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience, $"{users.Sum(Count)} writes");
            await Task.Delay(20);
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var import = Quietly(importer.Import(upload));
        var draft = System.IO.Directory.EnumerateFiles(System.IO.Directory.Exists(address) ? address : home, "draft.json", SearchOption.AllDirectories).Single(file => file.Contains(upload.Split('/')[^1], StringComparison.Ordinal));
        var waited = Stopwatch.GetTimestamp();
        while (State(draft) == DraftState.Mapping && Stopwatch.GetElapsedTime(waited) < Patience) await Task.Delay(5);
        await stopped.CancelAsync();
        began = Stopwatch.GetTimestamp();
        server.Signal(signal);
        var code = await server.Exit(LongestStop);
        Say($"{database} {signal}: {users.Count} users, {users.Sum(Count)} acknowledged in {seconds:0.0} s, {users.Sum(user => user.Told.Conflicts)} conflicts; answers {Quantile(users, 0.5):0} ms, {Quantile(users, 0.99):0} ms for 99 of 100; exit {code} after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s");
        code.ShouldBe(signal == "TERM" ? 0 : 137, server.Troubles);
        await Task.WhenAll([.. work, import]);
        users.SelectMany(user => user.Told.Wrong).ShouldBeEmpty(server.Troubles);
        server.Troubles.ShouldNotContain("Unhandled");
        users.ShouldAllBe(user => Count(user) > 0);
        return (cookies, upload);
    }

    private static DraftState State(string draft) => JsonSerializer.Deserialize<ImportDraft>(File.ReadAllText(draft))!.State;

    private static async Task Quietly(Task asked)
    {
        try
        {
            await asked;
        }
        catch (HttpRequestException)
        {
            // The server was stopped before it answered.
        }
    }

    private static async Task Compare(TestPlace place, string home, Crowd.Ready ready, string signal, List<User> users, TestDatabase database, string cookies, string upload)
    {
        var began = Stopwatch.GetTimestamp();
        using var server = new ServedPlace(place.Address, home);
        using var client = new HttpClient { BaseAddress = await server.Url() };
        Say($"{database} {signal}: serves again after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        var there = await Records.Read(client, ready, users.SelectMany(user => user.Told.Acknowledged.Keys).Where(key => key.Kind == "orders").Select(key => key.Key));
        var compared = users.ConvertAll(user => user.Told.Compare(there.Find));
        var (marks, unmarked) = Marks(place, users.OfType<PageUser>());
        var versions = Versions(place);
        var unwritten = users.OfType<ApiUser>().SelectMany(user => user.ContestedVersions).Where(version => !versions.Contains(version)).ToList();
        Say($"{database} {signal}: {compared.Sum(c => c.Lost.Count) + unmarked.Count + unwritten.Count} lost of {users.Sum(Count)}; {compared.Sum(c => c.DoneUnanswered) + marks} were done though the answer never came");
        compared.SelectMany(c => c.Lost).ShouldBeEmpty();
        unmarked.ShouldBeEmpty();
        unwritten.ShouldBeEmpty();
        // Who is asked to stop finishes what is under way, and answers it.
        if (signal == "TERM") (compared.Sum(c => c.DoneUnanswered) + marks).ShouldBe(0);
        // The import that was at work is wholly there or wholly absent, and its page says which.
        using var importer = new PageUser(0, client.BaseAddress!, ready.Workspace);
        importer.SignedIn(cookies);
        var (lines, says) = (place.Number($"SELECT COUNT(*) FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id LIKE '{signal}-%'"), await importer.StateOf(upload));
        Say($"{database} {signal}: {lines} of {ImportedOrders} lines of the import that was at work, told as {says}");
        lines.ShouldBeOneOf(0, ImportedOrders);
        says.ShouldBeOneOf(lines > 0 ? ["imported"] : signal == "TERM" ? ["stopped"] : ["interrupted"]);
        server.Signal("TERM");
        (await server.Exit(LongestStop)).ShouldBe(0);
    }

    private static int Count(User user) => user.Told.Count + (user is PageUser page ? page.Marks : ((ApiUser)user).ContestedVersions.Count);

    private static double Quantile(List<User> users, double share)
    {
        var waits = users.SelectMany(user => user.Told.Waits).Order().ToList();
        return waits.Count == 0 ? 0 : waits[(int)(share * (waits.Count - 1))];
    }

    /// <summary>What came of each person's action: how many were written though the answer never came, and which are lost.</summary>
    private static (int DoneUnanswered, IReadOnlyList<string> Lost) Marks(TestPlace place, IEnumerable<PageUser> users) => place.Read((store, _) =>
    {
        using var db = store.NewDb();
        var there = db.Set<ActionMark>().AsNoTracking().ToDictionary(mark => mark.PersonId, mark => mark.Outcome);
        var (unanswered, lost) = (0, new List<string>());
        foreach (var (user, person) in users.Zip(Enumerable.Range(0, Crowd.Half).Select(Crowd.Own)))
        {
            var outcome = there.GetValueOrDefault(person);
            if (outcome == user.Mark.Acknowledged) continue;
            if (outcome is not null && outcome == user.Mark.Open) unanswered++;
            else if (user.Mark.Acknowledged is not null) lost.Add($"{person}: {outcome} instead of {user.Mark.Acknowledged}");
        }
        return (unanswered, lost);
    });

    /// <summary>Every version the contested deal ever had.</summary>
    private static HashSet<long> Versions(TestPlace place) => place.Read((store, _) =>
    {
        using var db = store.NewDb();
        return db.Set<Attain.Facts.EditLog>().Where(entry => entry.Kind == "opportunity" && entry.RowId == ApiUser.Contested).Select(entry => entry.ChangeId).ToHashSet();
    });

    /// <summary>Changes without their place in the order, rows made by hand without their log, orders without their lines, deals without their stage.</summary>
    private static long Halves(TestPlace place) =>
        place.Number("SELECT COUNT(*) FROM change WHERE seq IS NULL")
        + place.Number("SELECT COUNT(*) FROM customer r JOIN data_source s ON s.id = r.source_id WHERE s.name = 'manual' AND NOT EXISTS (SELECT 1 FROM edit_log l WHERE l.kind = 'customer' AND l.row_id = r.id AND l.change_id = r.change_id)")
        + place.Number("SELECT COUNT(*) FROM sales_order r JOIN data_source s ON s.id = r.source_id WHERE s.name = 'manual' AND (SELECT COUNT(*) FROM order_line l WHERE l.order_id = r.id) <> 2")
        + place.Number("SELECT COUNT(*) FROM opportunity r JOIN data_source s ON s.id = r.source_id WHERE s.name = 'manual' AND NOT EXISTS (SELECT 1 FROM stage_entry e WHERE e.opportunity_id = r.id)");

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    /// <summary>All records as the API shows them, by id and by name.</summary>
    private sealed class Records
    {
        private readonly Dictionary<(string Kind, string Key), JsonElement> _rows = [];

        public static async Task<Records> Read(HttpClient client, Crowd.Ready ready, IEnumerable<string> orders)
        {
            var (records, asked) = (new Records(), 0);
            foreach (var kind in (string[])["customers", "opportunities", "activities"])
            {
                for (int? cursor = 0; cursor is not null;)
                {
                    var page = await Ask($"{kind}?limit=200&cursor={cursor}");
                    foreach (var row in page.GetProperty("items").EnumerateArray())
                    {
                        records._rows[(kind, row.GetProperty("id").ToString())] = row;
                        records._rows[(kind, row.GetProperty(kind == "activities" ? "note" : "name").ToString())] = row;
                    }
                    cursor = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt32() : null;
                }
            }
            foreach (var id in orders)
            {
                var order = await Ask($"orders/{id}");
                var amounts = string.Join(' ', order.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("amount").GetString()));
                records._rows[("orders", id)] = JsonSerializer.SerializeToElement(new { amounts });
            }
            return records;

            // By turns, because a token may not ask as often as that; with a director's.
            Task<JsonElement> Ask(string path)
            {
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ready.Tokens[asked++ % 5 * 5]);
                return client.GetFromJsonAsync<JsonElement>($"/api/v1/workspaces/{ready.Workspace}/{path}");
            }
        }

        public JsonElement? Find(string kind, string key) => _rows.TryGetValue((kind, key), out var row) ? row : null;
    }
}
