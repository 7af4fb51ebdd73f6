using Attain.App;
using Attain.App.Access;
using Attain.Core;
using Attain.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests.Access;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class MovedClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 17, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}

/// <summary>The services of access over one empty workspace in a real database.</summary>
internal sealed class AccessPlace : IDisposable
{
    public const string Password = "moon river 42";
    private readonly TestWorkspace _workspace;
    private readonly ServiceProvider _services;

    public AccessPlace(TestDatabase database)
    {
        _workspace = TestWorkspace.Create(database, time: Clock);
        _services = NewNode();
        using var db = Installation.OpenControl();
        WorkspaceId = db.Workspaces.Single().Id;
    }

    public MovedClock Clock { get; } = new();
    public Installation Installation => _workspace.Installation;
    public int WorkspaceId { get; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The services as another process over the same database would have them.</summary>
    public ServiceProvider NewNode() => new ServiceCollection().AddLogging().AddSingleton(Installation).AddSingleton<TimeProvider>(Clock).AddAccess().BuildServiceProvider();

    public Account Owner(string login = "owner@example.com") => Get<Invitations>().Accept(Get<Invitations>().ForFirstOwner()!, login, "王老板", Password, "127.0.0.1");

    public Account Member(string login, AccountRole role, int? personId = null) =>
        Get<Invitations>().Accept(Get<Invitations>().Create(Actor.Terminal, WorkspaceId, role, personId, login), login, login, Password, "127.0.0.1");

    public SignInOutcome SignIn(string login, string password = Password) => Get<SignIns>().WithPassword(login, password, "192.0.2.7").Outcome;

    public IReadOnlyList<AuditAction> Audited() => [.. Get<AuditLog>().Page(100).Select(e => e.Action)];

    public static string Refusal(Action action) => Should.Throw<RefusedException>(action).Sentence.Key;

    public void Dispose()
    {
        _services.Dispose();
        _workspace.Dispose();
    }
}
