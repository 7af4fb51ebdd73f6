using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>A reason to act: looks at one kind of facts and says what a person should do about it today.</summary>
internal interface IActionSource
{
    /// <summary>The facts it reads; without any it is silent and the list says so.</summary>
    FactKind Needs { get; }

    IEnumerable<RepAction> For(WorkspaceView view, int personId);
}
