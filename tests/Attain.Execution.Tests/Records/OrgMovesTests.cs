using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Execution.Tests;

public sealed class OrgMovesTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Somebody_moves_the_past_stays_and_it_can_be_taken_back(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        var (view, north, south, person) = Company(workspace);
        view.Directory.TeamOf(person, Day).ShouldBe(north);

        var saved = OrgMoves.Move(view, person, north, south, Day, "He Ying").ShouldBeOfType<EditOutcome.Saved>();

        var after = WorkspaceView.Open(workspace.Store).Directory;
        (after.TeamOf(person, Day.AddDays(-1)), after.TeamOf(person, Day)).ShouldBe((north, south));
        OrgMoves.Undo(view, saved.EditId, "He Ying").ShouldBeOfType<EditOutcome.Saved>();
        WorkspaceView.Open(workspace.Store).Directory.TeamOf(person, Day).ShouldBe(north);
    }

    [Fact]
    public void Somebody_else_has_moved_the_person_meanwhile_it_is_refused()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var (view, north, south, person) = Company(workspace);
        OrgMoves.Move(view, person, north, south, Day, "a");
        Should.Throw<RefusedException>(() => OrgMoves.Move(view, person, north, south, Day, "b")).Sentence.Key.ShouldBe("records.movedMeanwhile");
    }

    [Fact]
    public void Person_moves_again_later_an_earlier_move_is_refused()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var (view, north, south, person) = Company(workspace);
        OrgMoves.Move(view, person, north, south, Day, "a");
        Should.Throw<RefusedException>(() => OrgMoves.Move(view, person, north, south, Day.AddDays(-9), "b")).Sentence.Key.ShouldBe("records.movesLater");
    }

    [Fact]
    public void Unit_gets_another_name_and_leader()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var (view, north, _, person) = Company(workspace);
        var version = Records.OrgUnits.Read(view, north).ChangeId;
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { ["name"] = "华北", ["leader"] = person.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        Records.OrgUnits.Change(view, north, version, typed, "a").ShouldBeOfType<EditOutcome.Saved>();
        var unit = WorkspaceView.Open(workspace.Store).Directory.OrgUnit(north)!;
        (unit.Name, unit.LeaderId).ShouldBe(("华北", person));
    }

    private static (WorkspaceView View, int North, int South, int Person) Company(TestWorkspace workspace)
    {
        using var folder = new TempFolder();
        var file = folder.Write("people.csv", "id,name,team\n1,Wang,North\n2,Li,South\n");
        new Importer(workspace.Store).Run(new ImportRequest(file, "people", ImportMapping.ByName("people")), cancellationToken: TestContext.Current.CancellationToken).Written.ShouldBeTrue();
        var view = WorkspaceView.Open(workspace.Store);
        return (view, Unit("North"), Unit("South"), view.Directory.People.Single(p => p.Name == "Wang").Id);

        int Unit(string name) => view.Directory.OrgUnits.Single(u => u.Name == name).Id;
    }
}
