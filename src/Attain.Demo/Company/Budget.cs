using Attain.Core;
using Attain.Facts;

namespace Attain.Demo;

/// <summary>What is spent to sell, and what is asked of everybody.</summary>
internal sealed class Budget(int seed, Plan plan, Organisation organisation, IReadOnlyList<Buyer> buyers, Rows rows)
{
    /// <summary>Spend of a year as a share of what the channel's customers usually buy.</summary>
    private static readonly IReadOnlyList<double> SpendShares = [0.155, 0.17, 0.19, 0.20, 0.18];

    private const double WeakSpend = 2.05, StrongSpend = 0.42;

    /// <summary>What projects bring a seat in a year, in cents.</summary>
    private const double Projects = 170_000_000;

    public void Make()
    {
        Spend();
        Targets();
    }

    private void Spend()
    {
        var perProspect = Projects * organisation.Seats.Count / buyers.Count;
        for (var month = plan.Days.Facts.From; month <= plan.Days.AsOf; month = month.AddMonths(1))
        {
            foreach (var channel in Enumerable.Range(1, SpendShares.Count))
            {
                var usual = buyers.Where(buyer => buyer.ChannelId == channel).Sum(buyer => buyer.Weight + perProspect) * SpendShares[channel - 1] / 12;
                var draws = Draws.For(seed, Thing.Spend, channel, month.DayNumber);
                Rows.Add(rows.Spends, "SP", new Spend
                {
                    Day = month, ChannelId = channel, Amount = (long)Math.Round(usual * Planted(channel, month) * draws.Between(0.85, 1.15) / 10_000) * 10_000,
                });
            }
        }
    }

    private double Planted(int channel, DateOnly month) =>
        !plan.Has(DemoCause.ChannelSpend) || month < plan.Days.Year.From ? 1
        : channel switch { Plan.WeakChannel => WeakSpend, Plan.StrongChannel => StrongSpend, _ => 1 };

    /// <summary>Of every rep for each month, quarter and year, so that each grain adds up to the next; through the end of this year.</summary>
    private void Targets()
    {
        foreach (var seat in organisation.Seats)
        {
            // The best are asked for little more than the others, and go far beyond it.
            var weight = (buyers.Where(buyer => buyer.Seat == seat).Sum(buyer => buyer.Weight) + Projects * (0.55 + 0.45 * seat.Skill)) / (seat.IsTop ? 1.22 : 1);
            for (var year = plan.Days.Facts.From.Year; year <= plan.Days.AsOf.Year; year++) OfYear(seat, new DateOnly(year, 1, 1), weight);
        }
    }

    private void OfYear(Seat seat, DateOnly january, double weight)
    {
        var season = plan.Days.Season;
        var ambition = Draws.For(seed, Thing.Target, seat.Number, january.Year).Between(0.94, 1.06);
        var months = Enumerable.Range(0, 12).Select(january.AddMonths).Select(month =>
            (Month: month, Value: (long)Math.Round(weight * Share(season, month) * ambition / 1_000_000) * 1_000_000)).ToList();
        foreach (var (month, value) in months) Add(seat, month, 1, value);
        foreach (var quarter in months.Chunk(3)) Add(seat, quarter[0].Month, 3, quarter.Sum(month => month.Value));
        Add(seat, january, 12, months.Sum(month => month.Value));
    }

    /// <summary>A month's share of the year; months before the season was known take the next year's.</summary>
    private double Share(Season season, DateOnly month)
    {
        while (month < plan.Days.Facts.From) month = month.AddYears(1);
        return season.In(new DateRange(month, month.AddMonths(1))) / season.PerYear;
    }

    private void Add(Seat seat, DateOnly from, int months, long value) => Rows.Add(rows.Targets, "TG", new Target
    {
        FromDay = from, ToDay = from.AddMonths(months), Value = value, RepId = seat.RepOn(from.AddMonths(months).AddDays(-1)),
    });
}
