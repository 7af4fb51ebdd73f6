using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Columns;

/// <summary>A small company told in full: who was where when, and who sees whom.</summary>
public sealed class DirectoryTests
{
    private static readonly DateOnly March = new(2024, 3, 1);
    private static readonly DateOnly July = new(2024, 7, 1);

    [Fact]
    public void Rep_who_changes_teams_was_where_the_day_says()
    {
        using var workspace = Company();
        var directory = FactSnapshot.Load(workspace.Store).Directory;
        var (north, teamA, teamB) = (Id(directory, Dimension.Division, "north"), Id(directory, Dimension.Team, "A"), Id(directory, Dimension.Team, "B"));
        var ann = Id(directory, Dimension.Rep, "ann");

        directory.TeamOf(ann, new(2024, 2, 29)).ShouldBe(teamA);
        directory.DivisionOf(ann, new(2024, 2, 29)).ShouldBe(north);
        // The first day in the new team is the first day no longer in the old one.
        directory.TeamOf(ann, March).ShouldBe(teamB);
        directory.DivisionOf(ann, March).ShouldBe(0);
        directory.TeamOf(ann, July).ShouldBe(0);
        directory.TeamOf(999, March).ShouldBe(0);
        directory.TeamOf(0, March).ShouldBe(0);
        directory.Forest.Within(new(Dimension.Rep, ann), new(Dimension.Division, north), new(2024, 2, 29)).ShouldBeTrue();
        directory.Forest.Within(new(Dimension.Rep, ann), new(Dimension.Division, north), March).ShouldBeFalse();
    }

    [Fact]
    public void Changed_membership_moves_facts_without_reading_them_again()
    {
        using var workspace = Company();
        var before = FactSnapshot.Load(workspace.Store);
        var (lines, team) = (before[FactKind.OrderLines], before[FactKind.OrderLines].Index(FactColumn.Team));
        var teamB = Id(before.Directory, Dimension.Team, "B");
        lines.Segments[0][team].At(0).ShouldBe(Id(before.Directory, Dimension.Team, "A"));

        FactSnapshotTests.Write(workspace.Store, change =>
        {
            var stay = change.Db.Set<Membership>().Single(m => m.ExternalId == "ann-1");
            (stay.OrgUnitId, stay.ChangeId) = (teamB, change.Change.Id);
            change.Db.Update(stay);
        });
        var after = before.Refresh(workspace.Store);

        after[FactKind.OrderLines].Segments[0][team].At(0).ShouldBe(teamB);
        after[FactKind.OrderLines].Segments[0][0].ShouldBeSameAs(lines.Segments[0][0]);
        after.ShouldHoldTheRowsOf(workspace.Store);
    }

    [Fact]
    public void People_below_are_reports_and_members_of_led_units_and_so_on_downwards()
    {
        using var workspace = Company();
        var directory = FactSnapshot.Load(workspace.Store).Directory;

        Below("head").ShouldBe("head lead ann");
        Below("lead").ShouldBe("lead ann");
        Below("ann").ShouldBe("ann");
        // Two who report to each other see each other, and the walk ends.
        Below("ring1").ShouldBe("ring1 ring2");

        string Below(string key) => string.Join(' ', directory.PeopleBelow(Id(directory, Dimension.Rep, key)).Select(id => directory.Person(id)!.ExternalId));
    }

    [Fact]
    public void Members_are_found_by_key_before_name_and_in_any_case()
    {
        using var workspace = Company();
        var directory = FactSnapshot.Load(workspace.Store).Directory;

        directory.Find(Dimension.Team, "A").ShouldHaveSingleItem().ShouldBe(Id(directory, Dimension.Team, "A"));
        directory.Find(Dimension.Team, "team B").ShouldHaveSingleItem();
        directory.Find(Dimension.Team, "north").ShouldBeEmpty();
        directory.Find(Dimension.Territory, "TERRITORY").Count.ShouldBe(3);
        directory.Find(Dimension.Tier, "ka").ShouldBeEmpty();
    }

    [Fact]
    public void Territory_holds_itself_and_all_below()
    {
        using var workspace = Company();
        var directory = FactSnapshot.Load(workspace.Store).Directory;
        var (china, east, shanghai) =
            (Id(directory, Dimension.Territory, "china"), Id(directory, Dimension.Territory, "east"), Id(directory, Dimension.Territory, "shanghai"));

        directory.WithDescendants(Dimension.Territory, china).ShouldBe([china, east, shanghai]);
        directory.IsTerritoryWithin(shanghai, china).ShouldBeTrue();
        directory.IsTerritoryWithin(china, shanghai).ShouldBeFalse();
        directory.IsTerritoryWithin(shanghai, shanghai).ShouldBeTrue();
    }

    [Fact]
    public void Deleted_member_keeps_its_name_and_is_listed_nowhere()
    {
        using var workspace = Company();
        var snapshot = FactSnapshot.Load(workspace.Store);
        var east = Id(snapshot.Directory, Dimension.Territory, "east");
        FactSnapshotTests.Write(workspace.Store, change =>
        {
            var territory = change.Db.Set<Territory>().Single(t => t.Id == east);
            (territory.Deleted, territory.ChangeId) = (true, change.Change.Id);
            change.Db.Update(territory);
        });

        var directory = snapshot.Refresh(workspace.Store).Directory;

        directory[Dimension.Territory, east]!.Name.ShouldBe("Territory");
        directory.All(Dimension.Territory).ShouldNotContain(e => e.Id == east);
        directory.Find(Dimension.Territory, "east").ShouldBeEmpty();
        directory.People.ShouldBeSameAs(snapshot.Directory.People);
    }

    private static int Id(Directory directory, Dimension dimension, string key) => directory.All(dimension).Single(e => e.ExternalId == key).Id;

    private static TestWorkspace Company()
    {
        var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        FactSnapshotTests.Write(workspace.Store, change =>
        {
            change.Db.Add(new DataSource { Id = 1, Name = "test" });
            var china = Save(new Territory { ExternalId = "china" });
            var east = Save(new Territory { ExternalId = "east", ParentId = china });
            Save(new Territory { ExternalId = "shanghai", ParentId = east });
            var head = Save(new Person { ExternalId = "head" });
            var lead = Save(new Person { ExternalId = "lead", ManagerId = head });
            var ann = Save(new Person { ExternalId = "ann" });
            var ring = Save(new Person { ExternalId = "ring1" });
            var ring2 = Save(new Person { ExternalId = "ring2", ManagerId = ring });
            change.Db.Set<Person>().Find(ring)!.ManagerId = ring2;
            var north = Save(new OrgUnit { ExternalId = "north", Kind = OrgUnitKind.Division });
            var teamA = Save(new OrgUnit { ExternalId = "A", Kind = OrgUnitKind.Team, ParentId = north });
            var teamB = Save(new OrgUnit { ExternalId = "B", Name = "Team B", Kind = OrgUnitKind.Team, LeaderId = lead });
            Save(new Membership { ExternalId = "ann-1", PersonId = ann, OrgUnitId = teamA, ToDay = March });
            Save(new Membership { ExternalId = "ann-2", PersonId = ann, OrgUnitId = teamB, FromDay = March, ToDay = July });
            var order = Save(new Order { ExternalId = "o", Day = new(2024, 1, 5), RepId = ann });
            Save(new OrderLine { ExternalId = "1", OrderId = order, Amount = 100 });
            change.Db.Workspaces.Single().AsOfDay = new(2024, 5, 1);

            int Save<T>(T row) where T : Record
            {
                (row.SourceId, row.ChangeId) = (1, change.Change.Id);
                if (row is NamedRecord { Name: "" } named) named.Name = typeof(T).Name;
                change.Db.Add(row);
                change.Db.SaveChanges();
                return row.Id;
            }
        });
        return workspace;
    }
}
