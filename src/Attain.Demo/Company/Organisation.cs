using Attain.Facts;

namespace Attain.Demo;

/// <summary>The director, five divisions, nine teams with their managers, and the reps in their seats.</summary>
internal sealed class Organisation
{
    private const int Company = 1;

    private readonly HashSet<string> taken = [];
    private readonly int seed;
    private readonly Names names;
    private readonly Plan plan;
    private readonly Rows rows;

    private Organisation(int seed, Names names, Plan plan, Rows rows) => (this.seed, this.names, this.plan, this.rows) = (seed, names, plan, rows);

    public List<Seat> Seats { get; } = [];

    public int DirectorId { get; private set; }

    /// <summary>The manager of the young team, which has planted trouble.</summary>
    public int ManagerId { get; private set; }

    public static Organisation Make(int seed, Names names, Plan plan, Rows rows)
    {
        var made = new Organisation(seed, names, plan, rows);
        made.AddLeaders();
        made.AddSeats();
        made.ChangeHands();
        made.ReplaceThoseWhoLeft();
        return made;
    }

    private void AddLeaders()
    {
        var positions = names.Positions;
        DirectorId = AddPerson(positions.Director, null, 12, sells: false).Id;
        Rows.Add(rows.Units, "U", new OrgUnit { Name = names.Company, Kind = OrgUnitKind.Company, LeaderId = DirectorId });
        foreach (var division in names.Divisions)
            AddUnit(division.Name, OrgUnitKind.Division, Company, AddPerson(positions.Division, DirectorId, 9, sells: false));
        foreach (var (team, division) in Teams())
            AddUnit(team.Name, OrgUnitKind.Team, Company + division, AddPerson(positions.Team, DirectorId + division, 7, sells: false));
        ManagerId = DirectorId + names.Divisions.Count + Plan.YoungTeam;
    }

    private void AddSeats()
    {
        foreach (var ((team, division), number) in Teams().Select((team, i) => (team, i + 1)))
        {
            for (var place = 1; place <= team.Seats; place++)
            {
                // The first seat of most teams belongs to one of the best; in the young team all are alike.
                var isTop = place == 1 && number is not (Plan.YoungTeam or Plan.SlowTeam or Plan.KeyTeam);
                var draws = Draws.For(seed, Thing.Person, 500 + Seats.Count);
                var seat = new Seat(Seats.Count + 1, number, division, isTop ? draws.Between(1.6, 1.75) : draws.Between(0.92, 1.08)) { IsTop = isTop };
                var position = number == Plan.KeyTeam ? names.Positions.Key : names.Positions.Rep;
                var rep = AddPerson(position, DirectorId + names.Divisions.Count + number, draws.Between(2.6, 9), sells: true);
                Join(rep.Id, number);
                seat.Take(rep.Id, DateOnly.MinValue);
                Seats.Add(seat);
            }
        }
    }

    /// <summary>People come and go in any company: every third seat changed hands in the first year, to somebody who knew the trade.</summary>
    private void ChangeHands()
    {
        foreach (var seat in Seats.Where(seat => seat is { IsTop: false, Team: not (Plan.YoungTeam or Plan.KeyTeam) }))
        {
            var draws = Draws.For(seed, Thing.Person, 1000 + seat.Number);
            if (draws.Chance(0.75)) Replace(seat, plan.Days.Year.From.AddDays(-20 - draws.Below(200)));
        }
    }

    private void ReplaceThoseWhoLeft()
    {
        if (!plan.Has(DemoCause.NewReps)) return;
        foreach (var seat in Seats.Where(seat => seat.Team == Plan.YoungTeam).Take(Plan.SeatsLeft))
        {
            seat.NewFrom = plan.NewFrom;
            Replace(seat, plan.NewFrom);
        }
    }

    private void Replace(Seat seat, DateOnly from)
    {
        var old = rows.People[seat.LastRepId - 1];
        old.LeaveDay = from;
        rows.Memberships.Single(stay => stay.PersonId == old.Id).ToDay = from;
        var next = AddPerson(old.Position!, old.ManagerId, 0, sells: true);
        next.HireDay = from;
        Join(next.Id, seat.Team, from);
        seat.Take(next.Id, from);
    }

    private IEnumerable<(TeamName Team, int Division)> Teams() =>
        names.Divisions.SelectMany((division, i) => division.Teams.Select(team => (team, i + 1)));

    private void AddUnit(string name, OrgUnitKind kind, int parent, Person leader)
    {
        var unit = Rows.Add(rows.Units, "U", new OrgUnit { Name = name, Kind = kind, ParentId = parent, LeaderId = leader.Id });
        Rows.Add(rows.Memberships, "M", new Membership { PersonId = leader.Id, OrgUnitId = unit.Id });
    }

    private void Join(int person, int team, DateOnly? from = null) => Rows.Add(rows.Memberships, "M", new Membership
    {
        PersonId = person, OrgUnitId = Company + names.Divisions.Count + team, FromDay = from,
    });

    private Person AddPerson(string position, int? manager, double years, bool sells)
    {
        var draws = Draws.For(seed, Thing.Person, rows.People.Count);
        var name = Name(draws);
        return Rows.Add(rows.People, "E", new Person
        {
            Name = name, Position = position, ManagerId = manager, Sells = sells,
            HireDay = plan.Days.AsOf.AddDays(-(int)(365 * years)),
            Email = $"e{rows.People.Count + 1:D4}@yuanhang.example",
        });
    }

    /// <summary>Nobody shares a name, so that lists and search show one person each.</summary>
    private string Name(Draws draws)
    {
        while (true)
        {
            var name = names.Surnames[draws.Below(names.Surnames.Length)] + draws.One(names.Given);
            if (taken.Add(name)) return name;
        }
    }
}
