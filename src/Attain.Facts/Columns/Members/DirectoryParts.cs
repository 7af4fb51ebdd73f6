namespace Attain.Facts;

/// <summary>People and where they belong.</summary>
internal sealed class Organisation(MemberTable<PersonEntry> people, MemberTable<OrgUnitEntry> units, IReadOnlyList<Stay> stays)
{
    private readonly ILookup<int, int> _reports = people.Present.Where(p => p.ManagerId != 0).ToLookup(p => p.ManagerId, p => p.Id);
    private readonly ILookup<int, int> _led = units.Present.Where(u => u.LeaderId != 0).ToLookup(u => u.LeaderId, u => u.Id);
    private readonly ILookup<int, Stay> _members = stays.ToLookup(s => s.OrgUnitId);
    private readonly Tree _tree = new(Parents(units));

    public MemberTable<PersonEntry> People => people;

    public MemberTable<OrgUnitEntry> Units => units;

    public IReadOnlyList<Stay> Stays => stays;

    public TeamHistory Teams { get; } = new(stays, units);

    /// <summary>The person, whoever reports to them, whoever is in a unit they lead on the day, and so on downwards.</summary>
    public IReadOnlyList<int> PeopleBelow(int personId, int epochDay) =>
        Tree.Closure([personId], id => _reports[id].Concat(
            _led[id].SelectMany(_tree.WithDescendants).SelectMany(unit => _members[unit])
                .Where(stay => stay.From <= epochDay && epochDay < stay.To).Select(stay => stay.PersonId)));

    private static int[] Parents(MemberTable<OrgUnitEntry> units)
    {
        var parents = new int[units.MaxId + 1];
        foreach (var unit in units.Present) parents[unit.Id] = unit.ParentId;
        return parents;
    }
}

/// <summary>Products with what they belong to; ids are 0 where in none.</summary>
internal sealed class Assortment(
    MemberTable<DirectoryEntry> categories,
    MemberTable<DirectoryEntry> lines,
    MemberTable<DirectoryEntry> roles,
    MemberTable<DirectoryEntry> products,
    int[] categoryOfLine,
    int[] lineOfProduct,
    int[] roleOfProduct)
{
    public MemberTable<DirectoryEntry> Categories => categories;

    public MemberTable<DirectoryEntry> Lines => lines;

    public MemberTable<DirectoryEntry> Roles => roles;

    public MemberTable<DirectoryEntry> Products => products;

    public int CategoryOfLine(int line) => At(categoryOfLine, line);

    public int LineOf(int product) => At(lineOfProduct, product);

    public int RoleOf(int product) => At(roleOfProduct, product);

    private static int At(int[] ids, int index) => (uint)index < (uint)ids.Length ? ids[index] : 0;
}

/// <summary>The geography.</summary>
internal sealed record Geography(MemberTable<DirectoryEntry> Territories, int[] Parents)
{
    public Tree Tree { get; } = new(Parents);
}

/// <summary>Dimensions that are plain lists.</summary>
internal sealed record PlainLists(MemberTable<DirectoryEntry> Channels, MemberTable<DirectoryEntry> Sources, MemberTable<DirectoryEntry> Stages);
