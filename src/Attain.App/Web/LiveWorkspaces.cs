using System.Collections.Concurrent;
using Attain.Facts;

namespace Attain.App.Web;

/// <summary>The workspaces of this installation that somebody has looked at since the server started.</summary>
public sealed class LiveWorkspaces(Installation installation)
{
    private readonly ConcurrentDictionary<string, Lazy<LiveWorkspace>> _open = new(StringComparer.Ordinal);

    /// <param name="name">As the control database lists it.</param>
    public LiveWorkspace Open(string name) => _open.GetOrAdd(name, n => new Lazy<LiveWorkspace>(() => new LiveWorkspace(installation.Open(n)))).Value;
}
