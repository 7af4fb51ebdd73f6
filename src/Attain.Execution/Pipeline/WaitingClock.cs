using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

public enum ClockState
{
    /// <summary>No time is promised.</summary>
    None,

    /// <summary>Answered within the time.</summary>
    Kept,

    /// <summary>Waiting, with time left.</summary>
    Running,

    /// <summary>Waiting beyond the time, or answered after it.</summary>
    Broken,
}

/// <summary>How long somebody has waited for a first answer, against what is promised.</summary>
/// <param name="Seconds">Waited until the answer, or until now.</param>
/// <param name="Allowed">Seconds; null where no time is promised.</param>
public sealed record WaitingClock(long Seconds, long? Allowed, bool Answered)
{
    public ClockState State => Allowed is not { } allowed ? ClockState.None : Seconds > allowed ? ClockState.Broken : Answered ? ClockState.Kept : ClockState.Running;

    /// <summary>Seconds left; below zero when it is over.</summary>
    public long? Left => Allowed - Seconds;

    /// <summary>By the lead's grade; C is nurtured and has no clock.</summary>
    public static WaitingClock Of(WorkspaceView view, Lead lead) =>
        Of(view, lead.CreatedAt, lead.FirstResponseAt, UnansweredLeads.Allowed(lead.Grade?.Trim().ToUpperInvariant(), view.Thresholds));

    public static WaitingClock Of(WorkspaceView view, Ticket ticket) => Of(view, ticket.OpenedAt, ticket.FirstResponseAt ?? ticket.ResolvedAt, view.Thresholds[UnansweredTickets.Hours]);

    private static WaitingClock Of(WorkspaceView view, long from, long? answered, decimal? hours) =>
        new(Math.Max(0, (answered ?? WorkDay.Now(view)) - from), hours is { } allowed ? (long)(allowed * 3600) : null, answered is not null);
}
