using Attain.Facts;

namespace Attain.Demo;

/// <summary>The customers: drawn for each team, dealt out to its seats so that each carries about the same.</summary>
internal sealed class Market(int seed, Names names, Plan plan, Organisation organisation, Assortment assortment, Rows rows)
{
    private const int BuyersPerSeat = 58, ProspectsPerSeat = 15;
    private const double MeanWeight = 6_000_000, Spread = 0.98, NewShare = 0.14, GoneShare = 0.03;

    /// <summary>What key accounts buy: gears, controllers, spare parts; from 0.</summary>
    private static readonly IReadOnlyList<int> KeyLines = [3, 2, 11];

    private static readonly IReadOnlyList<double> Channels = [46, 28, 9, 8, 9];

    private readonly HashSet<string> taken = [.. names.KeyAccounts];

    public List<Buyer> Buyers { get; } = [];

    public void Make()
    {
        var teams = names.Divisions.SelectMany(division => division.Teams).ToList();
        foreach (var (team, number) in teams.Select((team, i) => (team, i + 1))) MakeTeam(team, number);
        if (plan.Has(DemoCause.KeyAccounts)) GrowKeyAccounts();
    }

    private void MakeTeam(TeamName team, int number)
    {
        var province = Rows.Add(rows.Territories, "T", new Territory { Name = team.Province });
        var cities = team.Cities.Select(city => (Name: city, Rows.Add(rows.Territories, "T", new Territory { Name = city == team.Province ? city + "市" : city, ParentId = province.Id }).Id)).ToList();
        var seats = organisation.Seats.FindAll(seat => seat.Team == number);

        // From the largest down, each to the seat that carries least so far: nobody gets all the good ones.
        var drawn = Enumerable.Range(0, seats.Count * (BuyersPerSeat + ProspectsPerSeat))
            .Select(i => (Number: i, Draws: Draws.For(seed, Thing.Buyer, number, i)))
            .Select(one => (one.Number, one.Draws, Weight: one.Number < seats.Count * BuyersPerSeat ? one.Draws.Skewed(MeanWeight, Spread) : 0))
            .OrderByDescending(one => one.Weight).ToList();
        var carried = new double[seats.Count];
        foreach (var (one, i) in drawn.Select((one, i) => (one, i)))
        {
            var place = one.Weight > 0 ? Array.IndexOf(carried, carried.Min()) : i % seats.Count;
            carried[place] += one.Weight;
            Add(seats[place], one.Draws, one.Weight * seats[place].Skill, cities[one.Draws.Below(cities.Count)]);
        }
    }

    private void Add(Seat seat, Draws draws, double weight, (string Name, int Id) city)
    {
        var trade = draws.One(names.Trades);
        var name = Name(draws, city.Name, trade);
        var season = plan.Days.Season;
        var horizon = season.Before(plan.Days.AsOf.AddDays(1));
        var isNew = draws.Chance(NewShare);
        var start = isNew ? plan.Days.Start + (horizon - plan.Days.Start) * draws.Next() : 0;
        var goes = draws.Chance(GoneShare);
        var end = goes ? plan.Days.Start + (horizon - plan.Days.Start) * draws.Between(0.3, 1) : double.MaxValue;
        var often = Math.Clamp(5.2 * Math.Pow(weight / MeanWeight, 0.45) * draws.Skewed(1, 0.2), 1.5, 40);
        var lines = new List<int>();
        while (lines.Count < 3)
            if (draws.Weighted(assortment.RepeatWeights) is var line && !lines.Contains(line)) lines.Add(line);
        var customer = Rows.Add(rows.Customers, "C", new Customer
        {
            Name = name.Full, TerritoryId = city.Id, Industry = trade, OwnerId = seat.RepOn(plan.Days.AsOf),
            Size = names.Sizes[Math.Clamp((int)(2.2 + 1.1 * Math.Log(Math.Max(0.02, weight / MeanWeight)) + draws.Normal() * 0.5), 0, names.Sizes.Count - 1)],
            Potential = (long)Math.Round(Math.Max(weight, MeanWeight / 3) * draws.Between(1.1, 2.4) / 1_000_000) * 1_000_000,
        });
        Buyers.Add(new Buyer(customer.Id, seat, name.Short, 1 + draws.Weighted(Channels), city.Id, weight, weight > 0 ? often : 0, start, end, draws.Between(0, 0.08)) { Lines = lines });
    }

    /// <summary>The largest customer of each seat of the key team becomes a key account.</summary>
    private void GrowKeyAccounts()
    {
        var all = Buyers.Sum(buyer => buyer.Weight);
        foreach (var (seat, i) in organisation.Seats.Where(seat => seat.Team == Plan.KeyTeam).Take(Plan.KeyShares.Count).Select((seat, i) => (seat, i)))
        {
            var largest = Buyers.Where(buyer => buyer.Seat == seat).MaxBy(buyer => buyer.Weight)!;
            Buyers[largest.Id - 1] = largest with { ShortName = names.KeyAccounts[i][..4], Weight = Plan.KeyShares[i] * all, OrdersAYear = 90, ChannelId = 1, From = 0, To = double.MaxValue, Lines = KeyLines };
            var customer = rows.Customers[largest.Id - 1];
            (customer.Name, customer.Size, customer.Potential) = (names.KeyAccounts[i], names.Sizes[^1], (long)(Plan.KeyShares[i] * all / 1e8) * 120_000_000);
        }
    }

    private (string Full, string Short) Name(Draws draws, string city, string trade)
    {
        while (true)
        {
            var brand = draws.One(names.Brands);
            if (draws.Chance(0.55)) brand = $"{brand[0]}{draws.One(names.Brands)[1]}";
            var name = city + brand + trade + draws.One(names.Suffixes);
            if (taken.Add(name)) return (name, brand + trade);
        }
    }
}
