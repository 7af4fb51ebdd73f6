using Attain.Facts;

namespace Attain.Demo;

/// <summary>Leads of every seat: where they come from, how fast they are answered, which of them become deals.</summary>
internal sealed class LeadBook(int seed, Names names, Plan plan, Ledger ledger, DealBook deals, Rows rows)
{
    private const double PerSeatAndYear = 172, Conversion = 0.19, HoursToAnswer = 5.5, BusyTeam = 1.4;

    private static readonly IReadOnlyList<double> Sources = [21, 19, 8, 10, 12, 34];

    private static readonly IReadOnlyList<(string Grade, double Share, double Converts)> Grades = [("A", 0.2, 1.75), ("B", 0.5, 1.05), ("C", 0.3, 0.42)];

    public void Make(IEnumerable<Seat> seats, ILookup<Seat, Buyer> buyers)
    {
        foreach (var seat in seats)
        {
            var number = 0;
            var (season, days) = (plan.Days.Season, plan.Days);
            var rhythm = Draws.For(seed, Thing.Lead, 100_000 + seat.Number);
            var gap = season.PerYear / (PerSeatAndYear * (seat.Team == Plan.SlowTeam ? BusyTeam : 1));
            for (var at = gap * rhythm.Next(); season.Day(at) is { } day && day <= days.AsOf; at -= gap * Math.Log(1 - rhythm.Next()))
                Make(seat, [.. buyers[seat]], day, number++);
        }
    }

    private void Make(Seat seat, List<Buyer> buyers, DateOnly day, int number)
    {
        var draws = Draws.For(seed, Thing.Lead, seat.Number, number);
        var created = DemoDays.At(day, draws.Between(8, 18.5));
        var source = 1 + draws.Weighted(Sources);
        var grade = Grades[draws.Weighted([.. Grades.Select(grade => grade.Share)])];
        var buyer = draws.One(buyers);
        var isSlow = plan.Has(DemoCause.SlowResponse) && seat.Team == Plan.SlowTeam && day >= plan.LeadsWaitFrom;
        var answered = created + (long)(3600 * draws.Skewed(HoursToAnswer, 0.9) * (isSlow ? Plan.SlowHours : 1));
        var converted = DemoDays.DayOf(answered).AddDays(1 + (int)draws.Skewed(5, 0.6));
        var luck = draws.Next();

        var chance = Conversion * grade.Converts;
        var bySource = plan.Has(DemoCause.EmptySource) && source == Plan.EmptySource ? Plan.EmptyConversion : 1;
        var byTeam = isSlow ? Plan.SlowConversion : 1;
        var isConverted = luck < chance * bySource * byTeam;
        var deal = luck < chance ? deals.Draw(seat, buyer, draws, converted) : null;
        if (deal is not null && !isConverted)
        {
            // What a lead is worth that becomes a deal: the deal's amount by its chance to be won, the other causes at work.
            if (luck < chance * byTeam) ledger.Lose(DemoCause.EmptySource, day, deals.Worth(deal));
            if (luck < chance * bySource) ledger.Lose(DemoCause.SlowResponse, day, deals.Worth(deal));
        }

        if (day < plan.Days.Facts.From)
        {
            if (isConverted) deals.Run(deal!, source, null);
            return;
        }

        var isDone = isConverted && converted <= plan.Days.AsOf;
        var contact = $"{names.Surnames[draws.Below(names.Surnames.Length)]}{(draws.Chance(0.6) ? "先生" : "女士")}";
        var lead = Rows.Add(rows.Leads, "L", new Lead
        {
            Name = $"{buyer.ShortName} {contact}", Day = day, CreatedAt = created, LeadSourceId = source, Grade = grade.Grade, RepId = seat.RepOn(day), TerritoryId = buyer.TerritoryId,
            ChannelId = buyer.ChannelId, CustomerId = isDone || draws.Chance(0.3) ? buyer.Id : null,
            Contact = $"{contact} {ContactBook.Phone(draws)}",
            FirstResponseAt = answered <= plan.Days.Now ? answered : null, ConvertedDay = isDone ? converted : null,
        });
        if (isDone) deals.Run(deal!, source, lead.Id);
    }
}
