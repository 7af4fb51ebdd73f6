using Attain.Core;

namespace Attain.Facts;

/// <summary>The dimension trees as Core knows them. Only people change places by date; the rest holds for ever.</summary>
internal static class ForestBuilder
{
    private static readonly DateRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    public static MemberForest Build(Directory directory) =>
        MemberForest.Build([.. Reps(directory.Organisation), .. Teams(directory.Organisation), .. Territories(directory.Geography), .. Products(directory)]);

    private static IEnumerable<Core.Membership> Reps(Organisation organisation)
    {
        foreach (var stay in organisation.Stays)
        {
            var place = TeamHistory.PlaceOf(stay.OrgUnitId, organisation.Units);
            if (place == default) continue;
            var parent = place.Team != 0 ? new Member(Dimension.Team, place.Team) : new Member(Dimension.Division, place.Division);
            yield return new(new Member(Dimension.Rep, stay.PersonId), parent, new DateRange(Day(stay.From), Day(stay.To)));
        }
    }

    private static IEnumerable<Core.Membership> Teams(Organisation organisation) =>
        from unit in organisation.Units.Present
        let place = TeamHistory.PlaceOf(unit.Id, organisation.Units)
        where place.Team != 0 && place.Division != 0
        select new Core.Membership(new Member(Dimension.Team, place.Team), new Member(Dimension.Division, place.Division), Always);

    private static IEnumerable<Core.Membership> Territories(Geography geography) =>
        from territory in geography.Territories.Present
        where geography.Parents[territory.Id] != 0
        select new Core.Membership(
            new Member(Dimension.Territory, territory.Id), new Member(Dimension.Territory, geography.Parents[territory.Id]), Always);

    private static IEnumerable<Core.Membership> Products(Directory directory)
    {
        foreach (var line in directory.All(Dimension.Line))
        {
            if (directory.CategoryOfLine(line.Id) is > 0 and var category)
                yield return new(new Member(Dimension.Line, line.Id), new Member(Dimension.Category, category), Always);
        }
        foreach (var product in directory.All(Dimension.Product))
        {
            if (directory.LineOf(product.Id) is > 0 and var line)
                yield return new(new Member(Dimension.Product, product.Id), new Member(Dimension.Line, line), Always);
        }
    }

    private static DateOnly Day(int epochDay) => epochDay switch
    {
        int.MinValue => DateOnly.MinValue,
        int.MaxValue => DateOnly.MaxValue,
        _ => EpochDay.ToDay(epochDay),
    };
}
