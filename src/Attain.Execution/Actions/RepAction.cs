using Attain.Core;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>What an action is about, in the order of urgency when the money is the same.</summary>
public enum ActionKind
{
    /// <summary>A ticket of an own customer without a first answer.</summary>
    AnswerTicket,

    /// <summary>A lead past its response time.</summary>
    AnswerLead,

    /// <summary>What was agreed with a customer to happen by today.</summary>
    TakeNextStep,

    /// <summary>An open deal past its planned close.</summary>
    CloseOpportunity,

    /// <summary>An open deal whose next step is due, or which nobody has touched for a while.</summary>
    MoveOpportunity,

    /// <summary>A customer past the own buying rhythm.</summary>
    CallOverdueCustomer,

    /// <summary>A customer who bought at this time last year.</summary>
    OfferInSeason,
}

/// <summary>One thing to do today.</summary>
/// <param name="Customer">Null when the action is not about a customer.</param>
/// <param name="Subject">The deal, lead, ticket or step agreed; null when it is about the customer.</param>
/// <param name="Reason">Why, in numbers.</param>
/// <param name="AtStake">What it is about in money; null where no amount is known.</param>
public sealed record RepAction(ActionKind Kind, DimensionValue? Customer, string? Subject, Sentence Reason, Money? AtStake)
{
    /// <summary>Id of the deal, lead, ticket, or of the activity in which a step was agreed; 0 when it is about the customer.</summary>
    public int RecordId { get; init; }

    /// <summary>The same on every day the action comes up, so that it can be marked.</summary>
    public string Key => $"{Kind}:{(RecordId > 0 ? RecordId : Customer?.Id ?? 0)}";

    /// <summary>Whether the reason goes on standing after the action was taken: a customer who was called is still late until the order comes.</summary>
    public bool Lingers => Kind is ActionKind.CallOverdueCustomer or ActionKind.OfferInSeason;

    /// <summary>Somebody waits for an answer within a promised time.</summary>
    public bool IsPromise => Kind is ActionKind.AnswerTicket or ActionKind.AnswerLead;
}

/// <summary>A person's day.</summary>
/// <param name="Actions">Promises first, then by money at stake, then by kind; at most as many as a day holds.</param>
/// <param name="Left">How many more there are.</param>
/// <param name="NotLoaded">Kinds of facts that would add actions and are not there.</param>
public sealed record ActionList(DimensionValue Person, DateOnly Day, IReadOnlyList<RepAction> Actions, int Left, IReadOnlyList<Sentence> NotLoaded)
{
    /// <summary>Money at stake of the actions listed, those without an amount left out.</summary>
    public long UnitsAtStake => Actions.Sum(a => a.AtStake?.Units ?? 0);
}
