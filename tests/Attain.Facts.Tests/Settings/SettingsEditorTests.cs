using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Settings;

public sealed class SettingsEditorTests
{
    private static readonly Threshold Share = new("test.share", 0.4m, ThresholdUnit.Share);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Threshold_is_set_it_counts_is_written_down_and_can_be_taken_back(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        var editor = new SettingsEditor(workspace.Store);
        var seq = workspace.Store.Profile().Seq;

        var edit = editor.Set(Share, 0.25m, "He Ying").EditId.ShouldNotBeNull();

        Thresholds.Load(workspace.Store)[Share].ShouldBe(0.25m);
        workspace.Store.Profile().Seq.ShouldBe(seq + 1);
        var told = editor.History().ShouldHaveSingleItem();
        (told.Actor, told.Key, told.Was, told.Is).ShouldBe(("He Ying", Share.Key, null, "0.25"));

        editor.Undo(edit, "He Ying");
        Thresholds.Load(workspace.Store).IsOwn(Share).ShouldBeFalse();
        editor.History().Count.ShouldBe(2);
    }

    [Fact]
    public void Threshold_is_set_to_its_default_no_value_of_its_own_remains()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var editor = new SettingsEditor(workspace.Store);
        editor.Set(Share, 0.25m, "a");
        editor.Set(Share, 0.40m, "a").EditId.ShouldNotBeNull();
        Thresholds.Load(workspace.Store).IsOwn(Share).ShouldBeFalse();
        editor.Set(Share, 0.4m, "a").EditId.ShouldBeNull();
    }

    [Fact]
    public void Threshold_is_set_below_zero_is_told_and_nothing_changes()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var outcome = new SettingsEditor(workspace.Store).Set(Share, -1, "a");
        outcome.Problems.ShouldHaveSingleItem().Says.Key.ShouldBe("setting.outOfRange");
        workspace.Store.Profile().Seq.ShouldBe(0);
    }

    [Fact]
    public void Somebody_changed_it_again_the_earlier_change_cannot_be_taken_back()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var editor = new SettingsEditor(workspace.Store);
        var edit = editor.Set(Share, 0.25m, "a").EditId!.Value;
        editor.Set(Share, 0.3m, "b");
        Should.Throw<RefusedException>(() => editor.Undo(edit, "a")).Sentence.Key.ShouldBe("setting.moved");
        Thresholds.Load(workspace.Store)[Share].ShouldBe(0.3m);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Fiscal_year_moves_days_of_the_calendar_follow(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        workspace.Store.SetAsOf(new DateOnly(2026, 5, 10));
        var editor = new SettingsEditor(workspace.Store);
        var state = editor.Company();

        var edit = editor.Save(state.Settings with { FiscalFirstMonth = 4, WorkingCalendar = "weekdays" }, state.Version, "a").EditId.ShouldNotBeNull();

        YearOf(new DateOnly(2026, 5, 10)).ShouldBe(new DateOnly(2026, 4, 1));
        IsWorking(new DateOnly(2026, 5, 1)).ShouldBeTrue();
        workspace.Store.Profile().Calendar.FirstMonth.ShouldBe(4);

        editor.Undo(edit, "a");
        YearOf(new DateOnly(2026, 5, 10)).ShouldBe(new DateOnly(2026, 1, 1));
        IsWorking(new DateOnly(2026, 5, 1)).ShouldBeFalse();

        DateOnly YearOf(DateOnly day) => Day(day).Year;
        bool IsWorking(DateOnly day) => Day(day).Working;
        CalendarDay Day(DateOnly day)
        {
            using var db = workspace.Store.NewDb();
            return db.Set<CalendarDay>().Single(d => d.Day == day);
        }
    }

    [Fact]
    public void As_of_day_changes_the_next_snapshot_looks_from_it()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        Sell(workspace.Store);
        var before = FactSnapshot.Load(workspace.Store);
        var editor = new SettingsEditor(workspace.Store);
        var state = editor.Company();
        var day = before.Profile.AsOf.AddDays(-40);
        editor.Save(state.Settings with { AsOfDay = day }, state.Version, "a");
        var after = before.Refresh(workspace.Store);
        after.Profile.AsOf.ShouldBe(day);
        after.Directory.AsOf.ShouldBe(day);
    }

    [Fact]
    public void Two_people_change_the_company_the_second_is_shown_what_the_first_did()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var editor = new SettingsEditor(workspace.Store);
        var state = editor.Company();
        editor.Save(state.Settings with { Name = "First" }, state.Version, "Wang").EditId.ShouldNotBeNull();

        var outcome = editor.Save(state.Settings with { FirstDayOfWeek = 0 }, state.Version, "Li");

        outcome.EditId.ShouldBeNull();
        var theirs = outcome.Theirs.ShouldNotBeNull();
        theirs.Actor.ShouldBe("Wang");
        theirs.Fields.ShouldHaveSingleItem().ShouldBe(new ChangedSetting("Name", "Test", "First"));
        editor.Company().Settings.FirstDayOfWeek.ShouldBe(1);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        var editor = new SettingsEditor(workspace.Store);
        var state = editor.Company();
        var wrong = new CompanySettings(" ", "yuan", 9, 13, 3, "moon", "Mars/Base", new DateOnly(1492, 1, 1));
        editor.Save(wrong, state.Version, "a").Problems.Select(p => p.Field).Distinct().ShouldBe(
            ["Name", "Currency", "Scale", "FiscalFirstMonth", "FirstDayOfWeek", "WorkingCalendar", "TimeZone", "AsOfDay"], ignoreOrder: true);
    }

    [Fact]
    public void There_are_data_the_money_cannot_change()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        Sell(workspace.Store);
        var editor = new SettingsEditor(workspace.Store);
        var state = editor.Company();
        state.MoneyIsFixed.ShouldBeTrue();
        editor.Save(state.Settings with { Scale = state.Settings.Scale + 1 }, state.Version, "a").Problems.ShouldHaveSingleItem().Says.Key.ShouldBe("setting.moneyIsFixed");
    }

    [Fact]
    public void Name_of_another_workspace_is_refused()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        workspace.Installation.Ensure(new NewWorkspace("Other"));
        Should.Throw<RefusedException>(() => workspace.Installation.Rename("Test", "Other")).Sentence.Key.ShouldBe("installation.nameTaken");
        workspace.Installation.Rename("Test", "Ours");
        workspace.Installation.Open("Ours").Database.Place.ShouldBe(workspace.Store.Database.Place);
    }

    private static void Sell(WorkspaceStore store)
    {
        using var folder = new TempFolder();
        var file = folder.Write("orders.csv", "order,day,amount\n1,2025-12-20,100\n");
        new Importer(store).Run(new ImportRequest(file, "orders", ImportMapping.ByName("orders")), cancellationToken: TestContext.Current.CancellationToken).Written.ShouldBeTrue();
    }
}
