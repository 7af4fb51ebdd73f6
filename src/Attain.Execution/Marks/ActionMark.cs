namespace Attain.Execution;

/// <summary>What became of an action on a day. Table <c>action_mark</c>.</summary>
public sealed class ActionMark
{
    public int Id { get; set; }
    public int PersonId { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>Says which action, the same on every day it comes up: see <see cref="RepAction.Key"/>.</summary>
    public string ActionKey { get; set; } = "";

    public MarkState State { get; set; }

    /// <summary>The day a snoozed action comes back.</summary>
    public DateOnly? UntilDay { get; set; }

    /// <summary>What came of it.</summary>
    public MarkOutcome? OutcomeKind { get; set; }

    public string? Outcome { get; set; }

    /// <summary>Whom or what it was about, as it was called then: once done, the action itself is no longer found.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Money it was about, in units; null where none was known.</summary>
    public long? AtStake { get; set; }

    public long ChangeId { get; set; }
}

public enum MarkState
{
    Done = 0,

    /// <summary>Put off until a day.</summary>
    Snoozed = 1,

    /// <summary>Marked by mistake: the action stands as if never touched.</summary>
    Cleared = 2,
}

public enum MarkOutcome
{
    /// <summary>Reached, and it goes on.</summary>
    Progress = 0,

    /// <summary>Agreed: an order, a date, a yes.</summary>
    Success = 1,

    NotReached = 2,

    NoInterest = 3,
}
