using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Attain.Facts;

namespace Attain.App.Tests.Web;

/// <summary>The API as a program uses it.</summary>
public sealed class ApiTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_is_made_read_changed_and_deleted()
    {
        var token = app.Token("rep", TokenScope.Write);
        using var made = await Send(token, HttpMethod.Post, "leads", """{"name":"Blue Whale Ltd","created":"2026-03-16T09:00","grade":"B"}""");
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var lead = await Read(made);
        var id = lead.GetProperty("id").GetInt32();
        made.Headers.Location!.ToString().ShouldEndWith($"/leads/{id}");
        lead.GetProperty("rep").ValueKind.ShouldBe(JsonValueKind.Number, "a rep's own record is the rep's");

        using var changed = await Send(token, HttpMethod.Patch, $"leads/{id}", """{"grade":"A"}""", Tag(made));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Read(changed)).GetProperty("grade").GetString().ShouldBe("A");

        using var deleted = await Send(token, HttpMethod.Delete, $"leads/{id}", null, Tag(changed));
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await Send(token, HttpMethod.Get, $"leads/{id}");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Same_field_changed_by_two_is_a_conflict_that_names_both_values()
    {
        var (anna, director) = (app.Token("rep", TokenScope.Write), app.Token("director", TokenScope.Write));
        using var read = await Send(anna, HttpMethod.Get, "opportunities/2");
        using var first = await Send(director, HttpMethod.Patch, "opportunities/2", """{"amount":"25000.00"}""", Tag(read));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var second = await Send(anna, HttpMethod.Patch, "opportunities/2", """{"amount":"30000.00"}""", Tag(read));

        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        second.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var field = (await Read(second)).GetProperty("fields").EnumerateArray().ShouldHaveSingleItem();
        (field.GetProperty("theirs").GetString(), field.GetProperty("mine").GetString()).ShouldBe(("25000.00", "30000.00"));
        using var merged = await Send(anna, HttpMethod.Patch, "opportunities/2", """{"nextStep":"call"}""", Tag(read));
        (await Read(merged)).GetProperty("amount").GetString().ShouldBe("25000.00");
        using var mine = await Send(anna, HttpMethod.Patch, "opportunities/2", """{"amount":30000}""", Tag(merged));
        (await Read(mine)).GetProperty("amount").GetString().ShouldBe("30000.00");
    }

    [Fact]
    public async Task Change_that_does_not_say_its_version_is_asked_for_it()
    {
        using var answer = await Send(app.Token("rep", TokenScope.Write), HttpMethod.Patch, "leads/2", """{"grade":"C"}""");

        answer.StatusCode.ShouldBe((HttpStatusCode)428);
    }

    [Fact]
    public async Task Order_is_written_with_its_lines()
    {
        var token = app.Token("rep", TokenScope.Write);
        using var made = await Send(token, HttpMethod.Post, "orders", """{"customer":1,"document":"Order","lines":[{"product":1,"quantity":"2","amount":"199.90"}]}""");
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Stop));
        var line = (await Read(made)).GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        line.GetProperty("amount").GetString().ShouldBe("199.90");

        var address = $"orders/{(await Read(made)).GetProperty("id").GetInt32()}";
        using var changed = await Send(token, HttpMethod.Patch, address, $$"""{"lines":[{"id":{{line.GetProperty("id")}},"version":{{line.GetProperty("version")}},"amount":"150.00"},{"product":1,"quantity":"1","amount":"20"}]}""", Tag(made));

        (await Read(changed)).GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("amount").GetString()).ShouldBe(["150.00", "20.00"]);
        using var deleted = await Send(token, HttpMethod.Delete, address, null, Tag(changed));
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("leads", """{"grade":"Z"}""", "name", "grade")]
    [InlineData("orders", """{"document":"Order","customer":{"id":1}}""", "customer")]
    [InlineData("orders", """{"document":"Order","customer":1,"lines":"none"}""", "lines")]
    [InlineData("activities", """{"kind":"visit","day":"yesterday"}""", "day")]
    public async Task Wrong_fields_are_told_all_at_once(string kind, string json, params string[] fields)
    {
        using var answer = await Send(app.Token("rep", TokenScope.Write), HttpMethod.Post, kind, json);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Read(answer)).GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(fields, ignoreOrder: true);
    }

    [Theory]
    [InlineData("en", "There is no metric")]
    [InlineData("zh-CN", "没有指标")]
    public async Task Problem_is_told_in_the_language_asked_for(string language, string words)
    {
        using var answer = await app.Api(app.Token("rep", TokenScope.Read), HttpMethod.Get, $"workspaces/{app.Workspace}/metrics?metric=nothing", language: language);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await Read(answer)).GetProperty("detail").GetString()!.ShouldStartWith(words);
    }

    [Theory]
    [InlineData("leads", "not json")]
    [InlineData("leads", "[1]")]
    [InlineData("leads", "")]
    public async Task What_is_no_object_is_unreadable(string kind, string json)
    {
        using var answer = await Send(app.Token("rep", TokenScope.Write), HttpMethod.Post, kind, json);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task List_is_read_page_by_page_without_missing_or_doubling_any()
    {
        var token = app.Token("director", TokenScope.Read);
        var (ids, cursor) = (new List<int>(), 0);
        do
        {
            using var page = await Send(token, HttpMethod.Get, $"tickets?limit=5&cursor={cursor}");
            var json = await Read(page);
            ids.AddRange(json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt32()));
            cursor = json.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt32() : 0;
        }
        while (cursor > 0);

        ids.ShouldBe(Enumerable.Range(1, 16));
        using var own = await Send(app.Token("rep", TokenScope.Read), HttpMethod.Get, "tickets?limit=3&cursor=6");
        (await Read(own)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt32()).ShouldBe([7, 8]);
    }

    [Fact]
    public async Task File_is_imported_and_told_in_the_audit()
    {
        var token = app.Token("analyst", TokenScope.Import);

        using var dry = await Import(token, "products?dryRun=true", "id,name\nP-77,Valve\n");
        using var done = await Import(token, "products?name=../../valves", "id,name\nP-77,Valve\n");
        using var wrong = await Import(token, "nothing", "a\n1\n");

        (await Read(dry)).GetProperty("inserted").GetInt32().ShouldBe(1, await dry.Content.ReadAsStringAsync(Stop));
        (await Read(done)).GetProperty("inserted").GetInt32().ShouldBe(1);
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        app.Get<Attain.App.Access.AuditLog>().Page(50, action: AuditAction.Imported).ShouldContain(e => e.Subject == "products: valves.csv" && e.Login == "analyst");
        using var list = await Send(token, HttpMethod.Get, "imports");
        (await Read(list)).GetProperty("imports").EnumerateArray().ShouldContain(i => i.GetProperty("file").GetString()!.EndsWith("valves.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_describes_every_endpoint()
    {
        using var answer = await app.Get((string?)null, "/api/v1/openapi.json");
        var document = await Read(answer);

        var described = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}")).ToList();
        var there = AccessTable.Of(app).Where(d => d.Api is not null).Select(d => $"{d.Method} {d.Path.Replace(":int", "", StringComparison.Ordinal)}");
        described.ShouldBe(there, ignoreOrder: true);
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            operation.Value.GetProperty("security").EnumerateArray().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Page_of_the_api_runs_no_script_of_its_own()
    {
        using var answer = await app.Get((string?)null, "/api/docs/index.html");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("<script>");
    }

    private Task<HttpResponseMessage> Send(string token, HttpMethod method, string address, string? json = null, string? version = null) =>
        app.Api(token, method, $"workspaces/{app.Workspace}/{address}", json, version);

    private async Task<HttpResponseMessage> Import(string token, string address, string csv)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/workspaces/{app.Workspace}/imports/{address}") { Content = new StringContent(csv) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Headers.Add("Authorization", "Bearer " + token);
        return await app.Client.SendAsync(request, Stop);
    }

    private static string Tag(HttpResponseMessage answer) => answer.Headers.ETag!.Tag;

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return document.RootElement.Clone();
    }
}
