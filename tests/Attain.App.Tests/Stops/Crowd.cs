using Attain.App.Access;
using Attain.App.Tests.Web;
using Attain.App.Web;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Record = Attain.Facts.Record;

namespace Attain.App.Tests.Stops;

/// <summary>
/// A company with fifty people at work: one half in the pages, the other through the API, five to an account because passwords are slow
/// on purpose. Everybody on the pages has a deal and a lead of their own.
/// </summary>
internal static class Crowd
{
    public const int Half = 25;
    private const int First = 1000;
    private const int Accounts = 5;

    /// <summary>What was made ready.</summary>
    /// <param name="Tokens">One for each that works through the API; every fifth from the first on sees everything.</param>
    internal sealed record Ready(int Workspace, IReadOnlyList<string> Tokens);

    public static string Login(int number) => $"page{number % Accounts}";

    /// <summary>Whose actions somebody on the pages marks; also the id of the person's deal and lead.</summary>
    public static int Own(int number) => First + number;

    public static async Task<Ready> Fill(string address)
    {
        using var services = AttainServices.Build();
        using var installation = Installation.At(address, services.Mappings(), TimeProvider.System);
        var store = installation.Ensure(new NewWorkspace("Crowd"));
        TwoReps.Fill(store, store.Profile().AsOf);
        AddOwn(store);
        await using var app = WebHost.Build(installation, new WebSettings("http://127.0.0.1:0", Demo: false));
        using var control = installation.OpenControl();
        var workspace = control.Workspaces.Single().Id;
        var (invitations, tokens) = (app.Services.GetRequiredService<Invitations>(), app.Services.GetRequiredService<ApiTokens>());
        invitations.Accept(invitations.ForFirstOwner()!, "owner", "Olga", RunningApp.Password, "");
        for (var i = 0; i < Accounts; i++) Invite(Login(i), AccountRole.Director, null);
        var programs = Enumerable.Range(0, Accounts).Select(i => i < 3 ? Invite($"api{i}", AccountRole.Director, null) : Invite($"api{i}", AccountRole.Rep, RunningApp.Anna)).ToList();
        return new(workspace, [.. Enumerable.Range(0, Half).Select(i => tokens.Create(Actor.Terminal, programs[i % Accounts].Id, $"load {i}", TokenScope.Write, 7))]);

        Account Invite(string login, AccountRole role, int? person) =>
            invitations.Accept(invitations.Create(Actor.Terminal, workspace, role, person, login), login, login, RunningApp.Password, "");
    }

    private static void AddOwn(WorkspaceStore store)
    {
        using var change = ChangeTransaction.Begin(store, "test", "test");
        var (db, today) = (change.Db, store.Profile().AsOf);
        var people = Enumerable.Range(0, Half).Select(Own).ToList();
        foreach (var id in people) Add(new Person { Id = id, Name = $"Rep {id}", Sells = true });
        db.SaveChanges();
        foreach (var id in people)
        {
            Add(new Membership { Id = id, PersonId = id, OrgUnitId = 3, FromDay = today.AddYears(-1) });
            Add(new Opportunity { Id = id, Name = $"Deal {id}", RepId = id, StageId = 1, Day = today.AddDays(-3), Amount = 100 });
            Add(new Lead { Id = id, Name = $"Lead {id}", RepId = id, Day = today.AddDays(-9), CreatedAt = store.Time.GetUtcNow().AddDays(-9).ToUnixTimeSeconds(), Grade = "A" });
        }
        CalendarFiller.Cover(db, change.Bulk, store.Profile(), today.AddYears(-2), today);
        change.Commit();
        if (!store.Database.IsPostgres) return;
        // The rows above brought their own ids.
        using var connection = store.Open();
        foreach (var table in (string[])["data_source", "person", "membership", "opportunity", "lead", "customer", "activity", "sales_order", "order_line", "org_unit", "contact", "ticket", "target", "product", "stage"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), (SELECT MAX(id) FROM \"{table}\"))";
            command.ExecuteScalar();
        }

        void Add(Record row)
        {
            (row.SourceId, row.ChangeId, row.ExternalId) = (1, change.Change.Id, $"{row.GetType().Name}-{row.Id}");
            db.Add(row);
        }
    }
}
