using Attain.App.Commands;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Api;

/// <summary>On every endpoint of the API: what it asks of the account's role, and which tokens open it.</summary>
public sealed record ApiNeeds(Capability Capability, params IReadOnlyList<TokenScope> Scopes);

/// <summary>Whose token is shown, in which language they are answered, and what they see of the workspace asked about.</summary>
public sealed class ApiContext(Account account, ApiToken token, Terminal terminal)
{
    private WorkspaceView? _view;

    public Account Account => account;

    public ApiToken Token => token;

    /// <summary>Words and their language, as the command line has them: both answer in the same JSON.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Null outside of a workspace.</summary>
    public Seat? Seat { get; private set; }

    /// <summary>What the account may see: ask this and nothing wider.</summary>
    public WorkspaceView View => _view ?? throw new InvalidOperationException("The endpoint is not below a workspace.");

    public string Say(Sentence sentence) => terminal.Say(sentence);

    internal void Enter(Seat seat, WorkspaceView company) => (Seat, _view) = (seat, seat.View(company));
}

/// <summary>Holds the context of one request between the gate and whoever asks for it.</summary>
public sealed class ApiContextHolder
{
    public ApiContext? Context { get; set; }
}
