namespace Attain.Core.Tests;

public sealed class MemberForestTests
{
    private static readonly DateRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);
    private static readonly DateOnly Today = new(2026, 3, 17);
    private static readonly DateOnly Reorganised = new(2026, 1, 1);
    private static readonly Member Sales = new(Dimension.Division, 1);
    private static readonly Member East = new(Dimension.Team, 1);
    private static readonly Member West = new(Dimension.Team, 2);
    private static readonly Member Li = new(Dimension.Rep, 1);
    private static readonly Member Wang = new(Dimension.Rep, 2);

    /// <summary>Li moved from West to East at the start of 2026; Wang is in West throughout.</summary>
    private static readonly MemberForest Company = MemberForest.Build(
    [
        new(East, Sales, Always),
        new(West, Sales, Always),
        new(Li, West, new(DateOnly.MinValue, Reorganised)),
        new(Li, East, new(Reorganised, DateOnly.MaxValue)),
        new(Wang, West, Always),
    ]);

    [Fact]
    public void Membership_is_as_it_was_on_the_day()
    {
        Company.Ancestors(Li, Reorganised.AddDays(-1)).ShouldBe([West, Sales]);
        Company.Ancestors(Li, Reorganised).ShouldBe([East, Sales]);
        Company.Descendants(West, Reorganised.AddDays(-1)).ShouldBe([Li, Wang], ignoreOrder: true);
        Company.Descendants(West, Reorganised).ShouldBe([Wang]);
        Company.Descendants(Sales, Today).ShouldBe([East, West, Li, Wang], ignoreOrder: true);
        Company.Ancestors(new Member(Dimension.Rep, 99), Today).ShouldBeEmpty();
    }

    [Fact]
    public void A_member_is_within_itself_and_all_above_it()
    {
        Company.Within(Li, Li, Today).ShouldBeTrue();
        Company.Within(Li, Sales, Today).ShouldBeTrue();
        Company.Within(Li, West, Today).ShouldBeFalse();
        Company.Within(Sales, Li, Today).ShouldBeFalse();
    }

    [Fact]
    public void A_scope_contains_another_when_every_member_does()
    {
        var east = Scope.Company.With(East);
        var li = Scope.Company.With(Li);
        Company.Contains(Scope.Company, li, Today).ShouldBeTrue();
        Company.Contains(li, Scope.Company, Today).ShouldBeFalse();
        Company.Contains(east, li, Today).ShouldBeTrue();
        Company.Contains(east, li, Reorganised.AddDays(-1)).ShouldBeFalse();
        Company.Contains(li, east, Today).ShouldBeFalse();
        Company.Contains(east, li.With(Wang), Today).ShouldBeFalse();
        Company.Contains(Scope.Company.With(East).With(West), li.With(Wang), Today).ShouldBeTrue();
        Company.Contains(east.With(Dimension.Territory, 1), li, Today).ShouldBeFalse();
        Company.Contains(east, li.With(Dimension.Territory, 1), Today).ShouldBeTrue();
        Company.Contains(east, Scope.Company.With(Dimension.Territory, 1), Today).ShouldBeFalse();
    }

    [Fact]
    public void A_cycle_is_refused_with_its_members()
    {
        Member[] ring = [.. Enumerable.Range(1, 4).Select(id => new Member(Dimension.Territory, id))];
        var error = Should.Throw<InvalidMembershipException>(() => MemberForest.Build(
        [
            new(ring[0], ring[1], Always),
            new(ring[1], ring[2], Always),
            new(ring[2], ring[0], new(Reorganised, DateOnly.MaxValue)),
            new(ring[3], ring[0], Always),
            new(Li, West, Always),
        ]));
        error.Problem.ShouldBe(MembershipProblem.Cycle);
        error.Members.ShouldBe(ring[..3], ignoreOrder: true);
        error.When.ShouldBe(new DateRange(Reorganised, DateOnly.MaxValue));
        Should.Throw<InvalidMembershipException>(() => MemberForest.Build([new(Li, Li, Always)])).Members.ShouldBe([Li]);
    }

    [Fact]
    public void Members_that_change_places_on_different_days_are_no_cycle()
    {
        var (north, south) = (new Member(Dimension.Territory, 1), new Member(Dimension.Territory, 2));
        var forest = MemberForest.Build(
        [
            new(north, south, new(DateOnly.MinValue, Reorganised)),
            new(south, north, new(Reorganised, DateOnly.MaxValue)),
        ]);
        forest.Within(north, south, Reorganised.AddDays(-1)).ShouldBeTrue();
        forest.Within(north, south, Reorganised).ShouldBeFalse();
        forest.Within(south, north, Reorganised).ShouldBeTrue();
    }

    [Fact]
    public void Two_parents_on_one_day_are_refused_with_the_day()
    {
        var error = Should.Throw<InvalidMembershipException>(() => MemberForest.Build(
        [
            new(Li, West, new(DateOnly.MinValue, Reorganised.AddDays(1))),
            new(Li, East, new(Reorganised, DateOnly.MaxValue)),
        ]));
        error.Problem.ShouldBe(MembershipProblem.TwoParents);
        error.Members.ShouldBe([Li, West, East]);
        error.When.ShouldBe(new DateRange(Reorganised, Reorganised.AddDays(1)));
    }

    [Fact]
    public void A_long_membership_that_covers_a_later_one_is_found_behind_a_short_one() =>
        Should.Throw<InvalidMembershipException>(() => MemberForest.Build(
        [
            new(Li, West, Always),
            new(Li, West, new(Reorganised, Reorganised.AddDays(5))),
            new(Li, East, new(Reorganised.AddDays(10), Reorganised.AddDays(20))),
        ])).Problem.ShouldBe(MembershipProblem.TwoParents);

    [Fact]
    public void The_same_parent_told_twice_is_one_parent() =>
        MemberForest.Build([new(Li, West, Always), new(Li, West, new(Reorganised, DateOnly.MaxValue))]).Ancestors(Li, Today).ShouldBe([West]);

    [Fact]
    public void A_deep_and_wide_company_is_built_and_walked()
    {
        var memberships = Enumerable.Range(2, 20_000).Select(id => new Membership(
            new(Dimension.Territory, id), new(Dimension.Territory, id <= 10_000 ? id - 1 : id / 2), Always));
        var forest = MemberForest.Build(memberships);
        forest.Ancestors(new(Dimension.Territory, 10_000), Today).Count().ShouldBe(9_999);
        forest.Descendants(new(Dimension.Territory, 1), Today).Count().ShouldBe(20_000);
    }
}
