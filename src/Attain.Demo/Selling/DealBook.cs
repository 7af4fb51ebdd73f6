using Attain.Facts;

namespace Attain.Demo;

/// <summary>A deal before it runs its course.</summary>
internal sealed record DealDraft(Seat Seat, Buyer Buyer, DateOnly Opened, IReadOnlyList<BasketLine> Lines, long Amount, Draws Course);

/// <summary>Runs deals through the stages to the day they are won or lost, or to the present.</summary>
internal sealed class DealBook(int seed, Names names, Plan plan, Ledger ledger, Basket basket, OrderBook orders)
{
    /// <summary>Deals a rep finds without a lead, in a year.</summary>
    private const double OwnPerSeatAndYear = 32;

    /// <summary>Courses over which the worth of a deal is averaged.</summary>
    private const int Courses = 12;

    private readonly List<(Opportunity Deal, List<StageEntry> Steps)> made = [];

    public void MakeOwn(IEnumerable<Seat> seats, ILookup<Seat, Buyer> buyers)
    {
        foreach (var seat in seats)
        {
            var rhythm = Draws.For(seed, Thing.OwnDeals, seat.Number);
            var gap = plan.Days.Season.PerYear / OwnPerSeatAndYear / seat.Skill;
            var (own, number) = (buyers[seat].ToList(), 0);
            for (var at = gap * rhythm.Next(); plan.Days.Season.Day(at) is { } day && day <= plan.Days.AsOf; at -= gap * Math.Log(1 - rhythm.Next()))
            {
                var draws = Draws.For(seed, Thing.Deal, seat.Number, number++);
                // Who buys more has more projects.
                var (one, other) = (draws.One(own), draws.One(own));
                Run(Draw(seat, one.Weight > other.Weight ? one : other, draws, day), null, null);
            }
        }
    }

    public DealDraft Draw(Seat seat, Buyer buyer, Draws draws, DateOnly opened)
    {
        var lines = basket.Project(draws, buyer);
        return new DealDraft(seat, buyer, opened, lines, Amount(lines, seat, opened), draws);
    }

    public void Run(DealDraft draft, int? source, int? lead)
    {
        var (days, course) = (plan.Days, draft.Course);
        var at = DemoDays.At(draft.Opened, course.Between(9, 17.5));
        var steps = new List<StageEntry>();
        var onPrice = false;
        var outcome = Outcome.Open;
        var competitors = course.Next();
        var blocked = course.Next();
        var (letGo, missed) = (course.Next(), course.Next());
        for (var stage = 0; outcome == Outcome.Open; stage++)
        {
            steps.Add(new StageEntry { StageId = stage + 1, EnteredAt = at });
            var (stay, passes) = (Funnel.Stay(course, stage), Funnel.Passes(course, stage));
            var leaves = WorkTime(at + (long)(stay * 86_400));
            if (leaves > days.Now) break;
            if (IsBlocked(stage, at, blocked))
            {
                ledger.Lose(DemoCause.BlockedStage, days.Year.Last, Worth(draft, stage, at));
                break;
            }

            if (passes && stage == Funnel.Negotiation && IsTaken(draft, at, competitors))
            {
                (passes, onPrice) = (false, true);
                ledger.Lose(DemoCause.CompetitorPrice, DemoDays.DayOf(leaves), draft.Amount * Funnel.ChanceFrom(stage + 1));
            }

            at = leaves;
            if (!passes) outcome = Outcome.Lost;
            else if (stage == Funnel.Stages - 1) outcome = IsWritten(draft, DemoDays.DayOf(at), letGo, missed) ? Outcome.Won : Outcome.Lost;
        }

        var closed = outcome == Outcome.Open ? (DateOnly?)null : DemoDays.DayOf(at);
        if (closed < days.Facts.From) return;
        if (outcome != Outcome.Open) steps.Add(new StageEntry { StageId = Funnel.Stages + (outcome == Outcome.Won ? 1 : 2), EnteredAt = at });
        made.Add((Deal(draft, source, lead, steps, outcome, closed, onPrice), steps));
    }

    /// <summary>What a deal that was never opened would have brought: the average over several courses it might have taken, all causes at work.</summary>
    public double Worth(DealDraft draft) => Worth(draft, 0, DemoDays.At(draft.Opened, 12));

    /// <summary>The same of a deal that has come so far.</summary>
    private double Worth(DealDraft draft, int stage, long since)
    {
        var won = Enumerable.Range(0, Courses).Count(course => IsWon(
            draft, Draws.For(seed, Thing.Course, draft.Buyer.Id, Courses * draft.Opened.DayNumber + course), stage, since));
        return (double)draft.Amount * won / Courses;
    }

    private bool IsWon(DealDraft draft, Draws course, int from, long at)
    {
        for (var stage = from; stage < Funnel.Stages; stage++)
        {
            var stay = Funnel.Stay(course, stage);
            if (stage > from && at <= plan.Days.Now && IsBlocked(stage, at, course.Next())) return false;
            if (!Funnel.Passes(course, stage) || (stage == Funnel.Negotiation && IsTaken(draft, at, course.Next()))) return false;
            at = WorkTime(at + (long)(stay * 86_400));
        }

        return plan.Preventing(draft.Seat, DemoDays.DayOf(at), course.Next(), course.Next()).Count == 0;
    }

    public void NumberInto(Rows rows)
    {
        foreach (var (deal, steps) in made.OrderBy(one => one.Deal.Day).ThenBy(one => one.Deal.CustomerId))
        {
            Rows.Add(rows.Deals, "O", deal);
            foreach (var step in steps)
            {
                step.OpportunityId = deal.Id;
                Rows.Add(rows.StageEntries, "S", step);
            }
        }
    }

    private Opportunity Deal(DealDraft draft, int? source, int? lead, List<StageEntry> steps, Outcome outcome, DateOnly? closed, bool onPrice)
    {
        var course = draft.Course;
        var reason = outcome switch { Outcome.Won => course.One(names.WonReasons), Outcome.Lost when onPrice => names.LostOnPrice, Outcome.Lost => course.One(names.LostReasons), _ => null };

        // Most deals have a next step; some of them are overdue, some reps wrote none down.
        var next = outcome == Outcome.Open && course.Chance(0.7) ? course.One(names.NextSteps) : null;
        var stage = Math.Min(steps.Count, Funnel.Stages) - 1;
        var since = DemoDays.DayOf(steps[^1].EnteredAt);
        var article = draft.Lines[0].Article;
        return new Opportunity
        {
            Name = $"{draft.Buyer.ShortName}{draft.Course.One(names.DealNames)}", Day = draft.Opened, CustomerId = draft.Buyer.Id, RepId = draft.Seat.RepOn(closed ?? plan.Days.AsOf),
            ProductId = article.Id, TerritoryId = draft.Buyer.TerritoryId, ChannelId = draft.Buyer.ChannelId, LeadSourceId = source, LeadId = lead,
            StageId = steps[^1].StageId, Amount = Amount(draft.Lines, draft.Seat, closed ?? plan.Days.AsOf),
            ExpectedCloseDay = since.AddDays((int)(Funnel.DaysFrom(stage) * draft.Course.Between(0.8, 1.9))),
            ClosedDay = closed, Outcome = outcome, CloseReason = reason, NextStep = next, NextStepDay = next is null ? null : plan.Days.AsOf.AddDays(course.Below(14) - 4),
            Category = outcome == Outcome.Won ? ForecastCategory.Closed : outcome == Outcome.Lost ? ForecastCategory.Omitted
                : stage switch { < 2 => ForecastCategory.Pipeline, 2 => ForecastCategory.BestCase, 3 when draft.Course.Chance(0.5) => ForecastCategory.BestCase, _ => ForecastCategory.Commit },
        };
    }

    /// <summary>The order that a won deal ends in; false where somebody let it go.</summary>
    private bool IsWritten(DealDraft draft, DateOnly day, double letGo, double missed) =>
        orders.Write(draft.Buyer, day, draft.Lines, plan.Preventing(draft.Seat, day, letGo, missed), isProject: true);

    private long Amount(IEnumerable<BasketLine> lines, Seat seat, DateOnly day) => lines.Sum(line => basket.On(line, seat, day, isProject: true).Amount);

    private bool IsBlocked(int stage, long entered, double luck) =>
        plan.Has(DemoCause.BlockedStage) && stage == Plan.BlockedStage - 1 && luck < Plan.Blocked && DemoDays.DayOf(entered) >= plan.BlockedFrom;

    private bool IsTaken(DealDraft draft, long at, double luck) =>
        plan.Has(DemoCause.CompetitorPrice) && draft.Lines[0].Article.Line == Plan.CutLine && DemoDays.DayOf(at) >= plan.CompetitorFrom && luck < Plan.DealsTaken;

    /// <summary>Nobody moves a deal on a day off or at night.</summary>
    private static long WorkTime(long instant)
    {
        var day = DemoDays.DayOf(instant);
        var hour = (instant - DemoDays.At(day, 0)) / 3600.0;
        while (!Core.WorkingCalendar.China.IsWorking(day)) day = day.AddDays(1);
        return DemoDays.At(day, 9 + hour * 9 / 24);
    }
}
