using Attain.Core;

namespace Attain.Demo;

/// <summary>Where, when and how strongly each cause works. The places are the same for every seed.</summary>
internal sealed class Plan(DemoDays days, IReadOnlySet<DemoCause> active)
{
    /// <summary>Numbers of places in names.json, from 1.</summary>
    public const int CheapDivision = 2, YoungTeam = 2, SlowTeam = 6, KeyTeam = 9, EmptySource = 6, WeakChannel = 4, StrongChannel = 5, BlockedStage = 3, CutLine = 1;

    public const double PriceCut = 0.09, MorePieces = 0.12;
    public const double EmptyConversion = 0.06;
    public const double SlowConversion = 0.25, SlowHours = 8;
    public const double Blocked = 0.55;
    public const double OrdersTaken = 0.50, DealsTaken = 0.45;
    public const double OrdersLetGo = 0.60;

    /// <summary>Seats of the young team whose reps left.</summary>
    public const int SeatsLeft = 5;

    /// <summary>What the three key accounts buy, as shares of what all others order again and again.</summary>
    public static IReadOnlyList<double> KeyShares { get; } = [0.24, 0.18, 0.14];

    public DemoDays Days => days;

    public bool Has(DemoCause cause) => active.Contains(cause);

    public DateOnly PricesFrom { get; } = days.Year.From.AddMonths(2);

    public DateOnly LeadsWaitFrom { get; } = days.Year.From.AddMonths(1);

    public DateOnly CompetitorFrom { get; } = days.Year.From.AddMonths(7);

    /// <summary>The day the new reps started.</summary>
    public DateOnly NewFrom { get; } = days.Year.To.AddMonths(-5).AddDays(-20);

    public DateOnly BlockedFrom { get; } = days.Year.To.AddMonths(-3).AddDays(-20);

    /// <summary>The causes that each keep a sale of a seat from happening.</summary>
    /// <param name="letGo">Drawn once for each sale: those below the share are let go by reps who reached the cap.</param>
    /// <param name="missed">Drawn once for each sale: those above what a new rep wins are missed.</param>
    public IReadOnlyCollection<DemoCause> Preventing(Seat seat, DateOnly day, double letGo, double missed)
    {
        var causes = new List<DemoCause>();
        if (seat.IsTop && IsCapped(day) && letGo < OrdersLetGo) causes.Add(DemoCause.CappedCommission);
        if (seat.IsNew(day) && missed >= Ramp(day)) causes.Add(DemoCause.NewReps);
        return causes;
    }

    /// <summary>Whether commissions are capped and the quarter ends this month.</summary>
    private bool IsCapped(DateOnly day) => Has(DemoCause.CappedCommission) && day.Month % 3 == 0 && days.Year.Contains(day);

    /// <summary>The share of orders a rep wins who started so long ago.</summary>
    private double Ramp(DateOnly day) => Math.Min(0.70, 0.15 + 0.08 * (day.DayNumber - NewFrom.DayNumber) / 30.0);
}
