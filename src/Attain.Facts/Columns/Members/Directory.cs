using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// Every member of every dimension that the workspace keeps, in memory, by dense id, as of one state of the tables.
/// Dimensions with fixed members (tier, segment, newness, tenure) and time are not kept here.
/// </summary>
public sealed class Directory
{
    private readonly int _today;
    private readonly Lazy<MemberForest> _forest;

    internal Directory(Organisation organisation, Geography geography, MemberTable<CustomerEntry> customers, Assortment assortment, PlainLists lists, DateOnly asOf)
    {
        (Organisation, Geography, CustomerTable, Assortment, Lists, AsOf) = (organisation, geography, customers, assortment, lists, asOf);
        _today = EpochDay.Of(asOf);
        _forest = new(() => ForestBuilder.Build(this));
    }

    internal Organisation Organisation { get; }

    internal Geography Geography { get; }

    internal MemberTable<CustomerEntry> CustomerTable { get; }

    internal Assortment Assortment { get; }

    internal PlainLists Lists { get; }

    /// <summary>The day by which <see cref="PeopleBelow"/> looks at who is where.</summary>
    internal DateOnly AsOf { get; }

    public IReadOnlyList<PersonEntry> People => Organisation.People.Present;

    public IReadOnlyList<CustomerEntry> Customers => CustomerTable.Present;

    public IReadOnlyList<OrgUnitEntry> OrgUnits => Organisation.Units.Present;

    /// <summary>All trees with their dates, made when first asked for.</summary>
    /// <exception cref="InvalidMembershipException">The data hold a circle, or two parents of one member on one day.</exception>
    public MemberForest Forest => _forest.Value;

    /// <summary>A member, also a deleted one; null where the dimension has none of this id.</summary>
    public DirectoryEntry? this[Dimension dimension, int id] => dimension switch
    {
        Dimension.Division => OrgUnit(id) is { Kind: OrgUnitKind.Division } division ? division : null,
        Dimension.Team => OrgUnit(id) is { Kind: OrgUnitKind.Team } team ? team : null,
        Dimension.Rep => Person(id),
        Dimension.Customer => Customer(id),
        _ => Plain(dimension)[id],
    };

    public PersonEntry? Person(int id) => Organisation.People[id];

    public CustomerEntry? Customer(int id) => CustomerTable[id];

    public OrgUnitEntry? OrgUnit(int id) => Organisation.Units[id];

    /// <summary>The greatest id in use, for arrays indexed by id; 0 when there is none.</summary>
    public int MaxId(Dimension dimension) => dimension switch
    {
        Dimension.Division or Dimension.Team => Organisation.Units.MaxId,
        Dimension.Rep => Organisation.People.MaxId,
        Dimension.Customer => CustomerTable.MaxId,
        _ => Plain(dimension).MaxId,
    };

    /// <summary>The members in id order, without the deleted.</summary>
    public IEnumerable<DirectoryEntry> All(Dimension dimension) => dimension switch
    {
        Dimension.Division => OrgUnits.Where(u => u.Kind == OrgUnitKind.Division),
        Dimension.Team => OrgUnits.Where(u => u.Kind == OrgUnitKind.Team),
        Dimension.Rep => People,
        Dimension.Customer => Customers,
        _ => Plain(dimension).Present,
    };

    /// <summary>Ids of the members with this external id, whatever their source; where there is none, those of this name in any case.</summary>
    public IReadOnlyList<int> Find(Dimension dimension, string externalIdOrName)
    {
        int[] byKey = [.. All(dimension).Where(e => string.Equals(e.ExternalId, externalIdOrName, StringComparison.Ordinal)).Select(e => e.Id)];
        return byKey.Length > 0
            ? byKey
            : [.. All(dimension).Where(e => string.Equals(e.Name, externalIdOrName, StringComparison.OrdinalIgnoreCase)).Select(e => e.Id)];
    }

    /// <summary>The team a person was in on a day; 0 for none.</summary>
    public int TeamOf(int personId, DateOnly day) => Organisation.Teams.On(personId, EpochDay.Of(day)).Team;

    /// <summary>The division a person was in on a day, through a team or directly; 0 for none.</summary>
    public int DivisionOf(int personId, DateOnly day) => Organisation.Teams.On(personId, EpochDay.Of(day)).Division;

    /// <summary>0 for none, as with the two below.</summary>
    public int LineOf(int productId) => Assortment.LineOf(productId);

    public int CategoryOf(int productId) => Assortment.CategoryOfLine(Assortment.LineOf(productId));

    public int RoleOf(int productId) => Assortment.RoleOf(productId);

    /// <summary>The category a product line belongs to; 0 for none.</summary>
    public int CategoryOfLine(int lineId) => Assortment.CategoryOfLine(lineId);

    /// <summary>A territory is within itself.</summary>
    public bool IsTerritoryWithin(int territoryId, int ancestorId) => Geography.Tree.IsWithin(territoryId, ancestorId);

    /// <summary>The member and those of the same dimension below it, ascending: only territories have any.</summary>
    public IReadOnlyList<int> WithDescendants(Dimension dimension, int id) =>
        dimension == Dimension.Territory ? Geography.Tree.WithDescendants(id) : [id];

    /// <summary>
    /// The person and everybody below, ascending: who reports to them, who is a member on the as-of day of a unit they
    /// lead or of one inside it, and so on downwards. A circle of managers ends.
    /// </summary>
    public IReadOnlyList<int> PeopleBelow(int personId) => Organisation.PeopleBelow(personId, _today);

    private MemberTable<DirectoryEntry> Plain(Dimension dimension) => dimension switch
    {
        Dimension.Territory => Geography.Territories,
        Dimension.Category => Assortment.Categories,
        Dimension.Line => Assortment.Lines,
        Dimension.Product => Assortment.Products,
        Dimension.Role => Assortment.Roles,
        Dimension.Channel => Lists.Channels,
        Dimension.Source => Lists.Sources,
        Dimension.Stage => Lists.Stages,
        _ => MemberTable<DirectoryEntry>.None,
    };
}
