using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Imports;

public sealed class PeopleTests : IDisposable
{
    private const string Mapping = """
        { 'source': 'hr', 'teams': 'managers', 'fields': {
            'id': 'id', 'name': 'name', 'manager': 'boss', 'hireDate': 'hired', 'leaveDate': 'left', 'sells': 'sells' } }
        """;

    private const string Header = "id,name,boss,hired,left,sells\n";

    // Reports stand before their managers.
    private const string Company = Header
        + "5,Rep5,3,2020-05-01,,1\n6,Rep6,3,2020-06-01,2022-01-01,1\n7,Rep7,2,2020-07-01,,1\n3,Lead3,2,2019-01-01,,0\n2,Head2,1,2018-01-01,,0\n1,Chief,,2017-01-01,,0\n4,Aide,1,,,0\n";

    private readonly ImportBench _bench = new(time: new FixedTime(new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Managers_make_the_teams(TestDatabase database)
    {
        using var bench = new ImportBench(database);
        bench.Import("people", Company, Mapping).Inserted.ShouldBe(7);

        var names = bench.All<Person>().ToDictionary(p => p.Id, p => p.Name);
        names[bench.Only<Person>("5").ManagerId!.Value].ShouldBe("Lead3");
        var units = bench.All<OrgUnit>().ToDictionary(u => u.Id);
        units.Values.Select(u => (u.ExternalId, u.Kind, Parent: u.ParentId is { } p ? units[p].ExternalId : null, Leader: names[u.LeaderId!.Value])).ShouldBe(
        [
            ("unit:1", OrgUnitKind.Company, null, "Chief"),
            ("unit:1/direct", OrgUnitKind.Team, "unit:1", "Chief"),
            ("unit:2", OrgUnitKind.Division, "unit:1", "Head2"),
            ("unit:2/direct", OrgUnitKind.Team, "unit:2", "Head2"),
            ("unit:3", OrgUnitKind.Team, "unit:2", "Lead3"),
        ], ignoreOrder: true);
        bench.All<Membership>().Select(m => (names[m.PersonId], units[m.OrgUnitId].ExternalId, m.FromDay, m.ToDay)).ShouldBe(
        [
            ("Chief", "unit:1", new(2017, 1, 1), null), ("Aide", "unit:1/direct", null, null), ("Head2", "unit:2", new(2018, 1, 1), null),
            ("Rep7", "unit:2/direct", new(2020, 7, 1), null), ("Lead3", "unit:3", new(2019, 1, 1), null),
            ("Rep5", "unit:3", new(2020, 5, 1), null), ("Rep6", "unit:3", new(2020, 6, 1), new(2022, 1, 1)),
        ], ignoreOrder: true);
        bench.All<Person>().Count(p => p.Sells).ShouldBe(3);
    }

    [Fact]
    public void Person_who_gets_another_manager_moves_on_the_as_of_day_and_history_stays()
    {
        _bench.Import("people", Company, Mapping);
        _bench.Import("people", Company.Replace("5,Rep5,3", "5,Rep5,2", StringComparison.Ordinal), Mapping).Updated.ShouldBe(1);

        var person = _bench.Only<Person>("5").Id;
        var units = _bench.All<OrgUnit>().ToDictionary(u => u.Id, u => u.ExternalId);
        _bench.All<Membership>().Where(m => m.PersonId == person).Select(m => (units[m.OrgUnitId], m.FromDay, m.ToDay)).ShouldBe(
            [("unit:3", new(2020, 5, 1), new(2024, 6, 1)), ("unit:2/direct", new(2024, 6, 1), null)]);
    }

    [Fact]
    public void Circle_of_managers_is_refused_with_their_names()
    {
        var problems = _bench.Problems("people", Header + "1,Ann,3,,,\n2,Bob,1,,,\n3,Cyd,2,,,\n4,Dan,1,,,\n", Mapping);

        problems.Length.ShouldBe(3);
        problems.ShouldAllBe(p => p.Contains("Ann", StringComparison.Ordinal) && p.Contains("Bob", StringComparison.Ordinal) && p.Contains("Cyd", StringComparison.Ordinal) && !p.Contains("Dan", StringComparison.Ordinal));
        _bench.Problems("people", Header + "1,Ann,1,,,\n", Mapping).ShouldBe(["2 boss: these are each other's superiors in a circle: Ann"]);
    }

    [Fact]
    public void Circle_closed_by_people_already_there_is_refused()
    {
        _bench.Import("people", Header + "1,Ann,,,,\n2,Bob,1,,,\n", Mapping);

        _bench.Problems("people", Header + "1,Ann,2,,,\n", Mapping).Single().ShouldStartWith("2 boss: these are each other's superiors");
    }

    [Fact]
    public void Unknown_manager_is_a_problem_and_when_skipping_takes_those_below_along()
    {
        const string csv = Header + "1,Ann,9,,,\n2,Bob,1,,,\n3,Cyd,,,,\n";

        _bench.Problems("people", csv, Mapping).ShouldBe(
        [
            "2 boss: there is none with the id \"9\" (manager). Import it first, or correct the id",
            "3 boss: there is none with the id \"1\" (manager). Import it first, or correct the id",
        ]);
        var report = _bench.Import("people", csv, Mapping, skip: true);
        (report.Inserted, report.Rejected).ShouldBe((1, 2));
        _bench.All<Person>().Select(p => p.Name).ShouldBe(["Cyd"]);
    }

    [Fact]
    public void Same_person_twice_names_both_rows_unless_the_first_counts()
    {
        const string csv = Header + "1,Ann,,,,\n1,Anne,,,,\n";

        _bench.Problems("people", csv, Mapping).ShouldBe(["3 id: the key \"1\" stood on line 2 already"]);
        _bench.Import("people", csv, Mapping.Replace("{ 'source'", "{ 'duplicates': 'first', 'source'", StringComparison.Ordinal)).Skipped.ShouldBe(1);
        _bench.Only<Person>("1").Name.ShouldBe("Ann");
        _bench.Import("people", csv, Mapping.Replace("{ 'source'", "{ 'duplicates': 'last', 'source'", StringComparison.Ordinal)).Updated.ShouldBe(1);
        _bench.Only<Person>("1").Name.ShouldBe("Anne");
    }

    [Fact]
    public void Leaving_before_being_hired_and_unclear_flags_are_problems() =>
        _bench.Problems("people", Header + "1,Ann,,2020-01-02,2020-01-01,maybe\n", Mapping).ShouldBe(
            ["2 left: 1 Jan 2020 lies before its start, 2 Jan 2020", "2 sells: \"maybe\" should be 1 or 0, yes or no"]);

    [Fact]
    public void Team_and_division_columns_make_units()
    {
        _bench.Import("people", "id,name,division,team,hireDate\n1,Ann,North,Alpha,2020-01-01\n2,Bob,North,,\n3,Cyd,,Solo,\n4,Dan,,,\n").Inserted.ShouldBe(4);

        var units = _bench.All<OrgUnit>().ToDictionary(u => u.Id);
        _bench.All<Membership>().Select(m => (units[m.OrgUnitId].Name, Division: units[m.OrgUnitId].ParentId is { } d ? units[d].Name : null)).ShouldBe(
            [("Alpha", "North"), ("North", "North"), ("Solo", null)], ignoreOrder: true);
    }

    [Fact]
    public void Units_and_memberships_come_from_files_of_their_own()
    {
        _bench.Import("people", "id,name\n1,Ann\n2,Bob\n");
        _bench.Import("org-units", "id,name,kind,parent,leader\nT,Team,team,D,2\nD,East,division,C,\nC,All,company,,1\n").Inserted.ShouldBe(3);
        _bench.Import("memberships", "person,unit,from,to\n1,T,2020-01-01,2021-01-01\n1,D,2021-01-01,\n2,T,,\n").Inserted.ShouldBe(3);

        _bench.Only<OrgUnit>("T").ParentId.ShouldBe(_bench.Only<OrgUnit>("D").Id);
        _bench.Problems("memberships", "person,unit,from,to\n1,T,2022-01-01,\n").Single().ShouldContain("the person is in another unit at that time");
        _bench.Problems("memberships", "person,unit,from,to\n2,X,2022-01-01,2021-01-01\n").Length.ShouldBe(2);
        _bench.Problems("org-units", "id,name,kind,parent\nC,All,company,T\n").Single().ShouldContain("circle");
    }

    public void Dispose() => _bench.Dispose();
}

internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
