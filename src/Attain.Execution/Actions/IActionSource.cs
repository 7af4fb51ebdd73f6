using Attain.Facts;

namespace Attain.Execution;

/// <summary>A reason to act: looks at one kind of facts and says who should do what about it today.</summary>
internal interface IActionSource
{
    /// <summary>The facts it reads; without any it is silent and the list says so. Null: it needs none.</summary>
    FactKind? Needs { get; }

    /// <summary>One pass over the facts, however many people are asked about; what is the same in urgency and money comes in the order to do it.</summary>
    IEnumerable<(int PersonId, RepAction Action)> Find(ActionQuestion question);
}
