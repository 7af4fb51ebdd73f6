using Attain.Facts;

namespace Attain.Demo;

/// <summary>What reps wrote down: first answers to leads, steps of deals, visits to customers.</summary>
internal sealed class ActivityLog(int seed, Names names, Plan plan, Rows rows)
{
    private const double AnswersNoted = 0.35, StepsNoted = 0.8, VisitsAYear = 62;

    private readonly List<Activity> made = [];

    public void Make(IReadOnlyList<Seat> seats, ILookup<Seat, Buyer> buyers)
    {
        var bySeat = seats.SelectMany(seat => seat.RepIds.Select(rep => (rep, seat))).ToDictionary(pair => pair.rep, pair => pair.seat);
        foreach (var lead in rows.Leads) OfLead(lead);
        var steps = rows.StageEntries.ToLookup(step => step.OpportunityId);
        foreach (var deal in rows.Deals) OfDeal(deal, bySeat[deal.RepId!.Value], steps[deal.Id]);
        foreach (var seat in seats) Visits(seat, [.. buyers[seat].Where(buyer => buyer.Weight > 0)]);
        foreach (var activity in made.OrderBy(activity => activity.Day)) Rows.Add(rows.Activities, "A", activity);
    }

    private void OfLead(Lead lead)
    {
        if (lead.FirstResponseAt is not { } answered) return;
        var draws = Draws.For(seed, Thing.Activity, lead.Id, 1);
        if (draws.Chance(AnswersNoted))
            Note(draws, DemoDays.DayOf(answered), lead.RepId, lead.CustomerId, names.Notes.Lead, atDesk: true).LeadId = lead.Id;
    }

    private void OfDeal(Opportunity deal, Seat seat, IEnumerable<StageEntry> steps)
    {
        var draws = Draws.For(seed, Thing.Activity, deal.Id, 2);
        foreach (var step in steps.Where(step => step.StageId <= Funnel.Stages))
        {
            var day = DemoDays.DayOf(step.EnteredAt);
            if (day < plan.Days.Facts.From || !draws.Chance(StepsNoted)) continue;
            Note(draws, day, seat.RepOn(day), deal.CustomerId, names.Notes.Deal, atDesk: false).OpportunityId = deal.Id;
        }
    }

    private void Visits(Seat seat, List<Buyer> buyers)
    {
        var draws = Draws.For(seed, Thing.Activity, seat.Number, 3);
        var (season, gap) = (plan.Days.Season, plan.Days.Season.PerYear / VisitsAYear);
        for (var at = plan.Days.Start; season.Day(at) is { } day && day <= plan.Days.AsOf; at += gap * draws.Between(0.4, 1.6))
            Note(draws, day, seat.RepOn(day), draws.One(buyers).Id, names.Notes.Customer, atDesk: false);
    }

    private Activity Note(Draws draws, DateOnly day, int? rep, int? customer, IReadOnlyList<string> notes, bool atDesk)
    {
        var kind = draws.Weighted(atDesk ? [55, 0, 35, 0, 10] : [32, 34, 18, 10, 6]);
        var activity = new Activity
        {
            Day = day, Kind = names.ActivityKinds[kind], RepId = rep, CustomerId = customer, Note = draws.One(notes),
            Minutes = kind == 1 ? 30 + 15 * draws.Below(7) : 5 + 5 * draws.Below(6),
        };
        made.Add(activity);
        return activity;
    }
}
