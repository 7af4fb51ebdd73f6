using Attain.Core;
using Attain.Facts;
using Membership = Attain.Facts.Membership;

namespace Attain.Tests.Support;

/// <summary>
/// Makes one random row at a time for a <see cref="RandomCompany"/>, referring to rows made before. With nulls, returns,
/// negative and zero amounts, unknown costs and skewed customers, as real data have them.
/// </summary>
internal sealed class RandomRows(Random random, CompanySize size)
{
    private static readonly string[] ActivityKinds = ["call", "visit", "mail", "meeting"];
    private static readonly string[] Metrics = ["revenue", "revenue", "revenue", "revenue", "orders"];

    /// <summary>What was made so far, by type.</summary>
    public Dictionary<Type, List<Record>> Made { get; } = [];

    public IReadOnlyList<Record> All<T>() => Made.GetValueOrDefault(typeof(T)) ?? [];

    public bool Chance(double share) => random.NextDouble() < share;

    public T One<T>() where T : Record => (T)All<T>()[random.Next(All<T>().Count)];

    public int OneId<T>() where T : Record => One<T>().Id;

    public int? OneIdOrNone<T>(double none = 0.1) where T : Record => Chance(none) || All<T>().Count == 0 ? null : OneId<T>();

    public DateOnly Day() => size.Days.From.AddDays(random.Next(size.Days.Days));

    public Territory Territory() => new() { ParentId = OneIdOrNone<Territory>(0.3) };

    public Person Person(int id) => new()
    {
        // People report to earlier ones, so that there is no circle.
        ManagerId = OneIdOrNone<Person>(0.15),
        HireDay = Chance(0.1) ? null : size.Days.From.AddDays(random.Next(-900, size.Days.Days)),
        LeaveDay = Chance(0.15) ? Day() : null,
        Position = Chance(0.5) ? "rep" : null,
        Sells = id > 2 && Chance(0.85),
    };

    public OrgUnit Unit(OrgUnitKind kind, IReadOnlyList<OrgUnit> above) => new()
    {
        Kind = kind,
        ParentId = above.Count == 0 || Chance(0.1) ? null : above[random.Next(above.Count)].Id,
        LeaderId = OneIdOrNone<Person>(0.4),
    };

    /// <summary>Up to three stays one after the other, some with a gap between, the last mostly open.</summary>
    public IEnumerable<Membership> Memberships(int personId)
    {
        DateOnly? from = Chance(0.4) ? null : size.Days.From.AddDays(random.Next(-100, 100));
        for (var stays = random.Next(0, 4); stays > 0; stays--)
        {
            var to = (from ?? size.Days.From).AddDays(random.Next(1, 400));
            var last = stays == 1 && Chance(0.8);
            yield return new() { PersonId = personId, OrgUnitId = OneId<OrgUnit>(), FromDay = from, ToDay = last ? null : to };
            from = to.AddDays(Chance(0.3) ? random.Next(1, 60) : 0);
        }
    }

    public Customer Customer() => new()
    {
        TerritoryId = OneIdOrNone<Territory>(),
        OwnerId = OneIdOrNone<Person>(0.3),
        Industry = Chance(0.5) ? "retail" : null,
        Size = Chance(0.5) ? "50-100" : null,
        Potential = Chance(0.5) ? random.NextInt64(10_000_000) : null,
    };

    public ProductLine Line() => new() { CategoryId = OneIdOrNone<ProductCategory>() };

    public Product Product() => new()
    {
        LineId = OneIdOrNone<ProductLine>(),
        RoleId = OneIdOrNone<ProductRole>(0.3),
        Cost = Chance(0.8) ? random.NextInt64(1, 50_000) : null,
        ListPrice = Chance(0.8) ? random.NextInt64(1, 90_000) : null,
    };

    public Order Order() => new()
    {
        Day = Day(),
        CustomerId = Chance(0.05) ? null : SkewedId<Customer>(),
        RepId = OneIdOrNone<Person>(),
        TerritoryId = OneIdOrNone<Territory>(),
        ChannelId = OneIdOrNone<Channel>(),
        Kind = Chance(0.93) ? DocumentKind.Order : (DocumentKind)random.Next(1, 4),
    };

    public OrderLine OrderLine(Order order)
    {
        var back = order.Kind != DocumentKind.Order || Chance(0.03);
        var pieces = (back ? -1 : 1) * random.Next(1, 20);
        var price = Chance(0.02) ? 0 : random.NextInt64(50, 200_000);
        return new()
        {
            OrderId = order.Id,
            ProductId = Chance(0.03) ? null : SkewedId<Product>(),
            Quantity = Chance(0.1) ? pieces * 1000 + (back ? -250 : 250) : pieces * 1000,
            Amount = pieces * price,
            Cost = Chance(0.15) ? null : pieces * (price * random.Next(40, 115) / 100),
            IsReturn = back && Chance(0.9),
        };
    }

    public Lead Lead()
    {
        var day = Day();
        var created = Instant(day);
        return new()
        {
            Day = day,
            CreatedAt = created,
            LeadSourceId = OneIdOrNone<LeadSource>(),
            ChannelId = OneIdOrNone<Channel>(),
            RepId = OneIdOrNone<Person>(),
            TerritoryId = OneIdOrNone<Territory>(),
            CustomerId = OneIdOrNone<Customer>(0.5),
            Grade = Chance(0.5) ? "A" : null,
            FirstResponseAt = Chance(0.3) ? null : created + random.Next(0, 400_000),
            ConvertedDay = Chance(0.7) ? null : day.AddDays(random.Next(0, 60)),
        };
    }

    public Opportunity Opportunity()
    {
        var day = Day();
        var outcome = (Outcome)random.Next(3);
        return new()
        {
            Day = day,
            CustomerId = OneIdOrNone<Customer>(),
            RepId = OneIdOrNone<Person>(),
            ProductId = OneIdOrNone<Product>(),
            TerritoryId = OneIdOrNone<Territory>(),
            ChannelId = OneIdOrNone<Channel>(),
            LeadSourceId = OneIdOrNone<LeadSource>(),
            LeadId = OneIdOrNone<Lead>(0.5),
            StageId = OneIdOrNone<Stage>(),
            Amount = Chance(0.1) ? null : random.NextInt64(0, 5_000_000),
            ExpectedCloseDay = Chance(0.2) ? null : day.AddDays(random.Next(10, 200)),
            ClosedDay = outcome == Outcome.Open ? null : day.AddDays(random.Next(0, 150)),
            Outcome = outcome,
            Category = (ForecastCategory)random.Next(5),
        };
    }

    public Activity Activity() => new()
    {
        Day = Day(),
        Kind = ActivityKinds[random.Next(ActivityKinds.Length)],
        RepId = OneIdOrNone<Person>(),
        CustomerId = OneIdOrNone<Customer>(),
        OpportunityId = OneIdOrNone<Opportunity>(0.6),
        LeadId = OneIdOrNone<Lead>(0.6),
        Minutes = Chance(0.5) ? random.Next(5, 120) : null,
    };

    public Ticket Ticket()
    {
        var day = Day();
        var opened = Instant(day);
        return new()
        {
            Day = day,
            Kind = Chance(0.7) ? "service" : "complaint",
            OpenedAt = opened,
            FirstResponseAt = Chance(0.2) ? null : opened + random.Next(0, 200_000),
            ResolvedAt = Chance(0.4) ? null : opened + random.Next(200_000, 900_000),
            CustomerId = OneIdOrNone<Customer>(),
            RepId = OneIdOrNone<Person>(),
            ProductId = OneIdOrNone<Product>(),
            Satisfaction = Chance(0.5) ? random.Next(100, 500) : null,
        };
    }

    public Spend Spend() => new()
    {
        Day = Day(),
        ChannelId = OneIdOrNone<Channel>(),
        LeadSourceId = OneIdOrNone<LeadSource>(0.4),
        Amount = random.NextInt64(0, 3_000_000),
    };

    /// <summary>Windows of months and quarters and odd ones, which overlap; scopes of none, one or two dimensions.</summary>
    public Target Target()
    {
        var from = new DateOnly(size.Days.From.Year, 1, 1).AddMonths(random.Next(0, 27));
        var target = new Target
        {
            Metric = Metrics[random.Next(Metrics.Length)],
            FromDay = Chance(0.2) ? from.AddDays(random.Next(1, 20)) : from,
            Value = random.NextInt64(0, 50_000_000),
        };
        target.ToDay = Chance(0.2) ? target.FromDay.AddDays(random.Next(1, 120)) : target.FromDay.AddMonths(Chance(0.5) ? 1 : 3);
        for (var dimensions = random.Next(0, 3); dimensions > 0; dimensions--)
        {
            switch (random.Next(8))
            {
                case 0 or 1: if (target.OrgUnitId is null) target.RepId = OneIdOrNone<Person>(0); break;
                case 2: if (target.RepId is null) target.OrgUnitId = OneIdOrNone<OrgUnit>(0); break;
                case 3: target.TerritoryId = OneIdOrNone<Territory>(0); break;
                case 4: target.CategoryId = OneIdOrNone<ProductCategory>(0); break;
                case 5: target.LineId = OneIdOrNone<ProductLine>(0); break;
                case 6: target.ChannelId = OneIdOrNone<Channel>(0); break;
                default: target.CustomerId = OneIdOrNone<Customer>(0); break;
            }
        }
        return target;
    }

    /// <summary>Few are chosen often.</summary>
    private int SkewedId<T>() where T : Record
    {
        var share = random.NextDouble();
        return All<T>()[(int)(share * share * All<T>().Count)].Id;
    }

    private long Instant(DateOnly day) => EpochDay.Of(day) * 86_400L + random.Next(86_400);
}
