using Attain.Core;

namespace Attain.Demo;

/// <summary>What holds the demo company back. Each is planted at a known place from a known day on, and can be left out.</summary>
public enum DemoCause
{
    /// <summary>A division gives discounts and sells more pieces for them.</summary>
    PriceForVolume,

    /// <summary>Five of a team of eleven left; new reps took over and are still learning.</summary>
    NewReps,

    /// <summary>A lead source brings many leads, of which hardly any converts.</summary>
    EmptySource,

    /// <summary>One team lets leads wait for days, and fewer of them convert.</summary>
    SlowResponse,

    /// <summary>Three key accounts buy a large part of everything.</summary>
    KeyAccounts,

    /// <summary>Many deals that reach one stage do not leave it any more.</summary>
    BlockedStage,

    /// <summary>Far more is spent on a channel than it earns, while one that earns several times its spend gets little.</summary>
    ChannelSpend,

    /// <summary>A competitor's price cut takes orders and deals of one product line.</summary>
    CompetitorPrice,

    /// <summary>The best reps reach the cap of their commission and stop pushing in the last month of a quarter.</summary>
    CappedCommission,
}

/// <summary>A cause as it was planted, and what it truly costs.</summary>
/// <param name="Rule">Id of the diagnosis rule that must find it.</param>
/// <param name="Scope">Where; the whole company where it is empty.</param>
/// <param name="Days">When, as far as it lies in the last twelve whole months.</param>
/// <param name="TrueLoss">What the generator changed, by the definition in docs/demo-company.md; null for an opportunity without a loss.</param>
public sealed record PlantedCause(DemoCause Cause, string Rule, Scope Scope, DateRange Days, Money? TrueLoss);
