using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Attain.App.Tests.Stops;

/// <summary>A program: makes customers, deals, follow-ups and orders, changes its own by the version it knows, deletes some, and changes what others change too.</summary>
internal sealed class ApiUser(int number, Uri server, int workspace, string token) : User(number, server, workspace)
{
    /// <summary>The deal everybody changes.</summary>
    public const int Contested = 1;

    private readonly List<(string Kind, int Id, string Tag)> _own = [];

    /// <summary>Versions of the contested deal this user was told are written.</summary>
    public List<long> ContestedVersions { get; } = [];

    protected override Task Step() => Chance.Next(100) switch
    {
        < 20 => Make("customers", new() { ["name"] = NewName("Customer"), ["industry"] = "steel" }),
        < 40 => Make("opportunities", new() { ["name"] = NewName("Deal"), ["stage"] = "1", ["amount"] = Amount(), ["customer"] = Text(Chance.Next(1, 9)) }),
        < 55 => Make("activities", new() { ["kind"] = "visit", ["note"] = NewName("Visit"), ["customer"] = Text(Chance.Next(1, 9)) }),
        < 65 => MakeOrder(),
        < 85 => Change(),
        < 92 => Delete(),
        _ => Contest(),
    };

    private async Task Make(string kind, Dictionary<string, string> fields)
    {
        Told.Asks(kind, fields.GetValueOrDefault("name") ?? fields["note"], fields);
        using var answer = await Write(Request(HttpMethod.Post, kind, Json(fields)), HttpStatusCode.Created);
        if (answer.StatusCode != HttpStatusCode.Created) return;
        var id = (await Read(answer)).GetProperty("id").GetInt32();
        Told.Done(Text(id));
        _own.Add((kind, id, answer.Headers.ETag!.Tag));
    }

    /// <summary>A head and two lines, which belong together.</summary>
    private async Task MakeOrder()
    {
        var (first, second) = (Amount(), Amount());
        Told.Asks("orders", "", new Dictionary<string, string> { ["amounts"] = $"{first} {second}" });
        var json = $$"""{"customer":1,"document":"Order","lines":[{"product":1,"quantity":"1","amount":"{{first}}"},{"product":1,"quantity":"2","amount":"{{second}}"}]}""";
        using var answer = await Write(Request(HttpMethod.Post, "orders", json), HttpStatusCode.Created);
        if (answer.StatusCode == HttpStatusCode.Created) Told.Done(Text((await Read(answer)).GetProperty("id").GetInt32()));
    }

    private async Task Change()
    {
        var place = _own.FindLastIndex(own => own.Kind != "activities");
        if (place < 0) return;
        var (kind, id, tag) = _own[place];
        // What was sent before and is not sent now stays.
        var fields = new Dictionary<string, string>(Told.Acknowledged[(kind, Text(id))].Fields!) { ["name"] = NewName("Renamed") };
        if (kind == "opportunities") fields["amount"] = Amount();
        Told.Asks(kind, Text(id), fields);
        using var answer = await Write(Request(HttpMethod.Patch, $"{kind}/{Text(id)}", Json(fields), tag), HttpStatusCode.OK);
        if (answer.StatusCode != HttpStatusCode.OK) return;
        Told.Done();
        _own[place] = (kind, id, answer.Headers.ETag!.Tag);
    }

    private async Task Delete()
    {
        if (_own.Count < 5) return;
        var (kind, id, tag) = _own[0];
        Told.Asks(kind, Text(id), null);
        using var answer = await Write(Request(HttpMethod.Delete, $"{kind}/{Text(id)}", null, tag), HttpStatusCode.NoContent);
        if (answer.StatusCode != HttpStatusCode.NoContent) return;
        Told.Done();
        _own.RemoveAt(0);
    }

    private async Task Contest()
    {
        using var read = await Client.SendAsync(Request(HttpMethod.Get, $"opportunities/{Text(Contested)}"));
        if (read.StatusCode != HttpStatusCode.OK) return;
        using var answer = await Write(Request(HttpMethod.Patch, $"opportunities/{Text(Contested)}", Json(new() { ["amount"] = Amount() }), read.Headers.ETag!.Tag), HttpStatusCode.OK);
        if (answer.StatusCode == HttpStatusCode.OK) ContestedVersions.Add((await Read(answer)).GetProperty("version").GetInt64());
    }

    private string Amount() => (Chance.Next(1, 1_000_000) + 0.25m).ToString(CultureInfo.InvariantCulture);

    private HttpRequestMessage Request(HttpMethod method, string path, string? json = null, string? tag = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/workspaces/{Text(Workspace)}/{path}") { Headers = { { "Authorization", "Bearer " + token }, { "Accept-Language", "en" } } };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return request;
    }

    private static string Json(Dictionary<string, string> fields) => JsonSerializer.Serialize(fields.ToDictionary(f => f.Key, f => f.Key is "customer" or "stage" ? (object)int.Parse(f.Value, CultureInfo.InvariantCulture) : f.Value));

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
