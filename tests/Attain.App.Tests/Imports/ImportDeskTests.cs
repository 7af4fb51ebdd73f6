using System.Text;
using Attain.App.Access;
using Attain.App.Imports;
using Attain.Facts;
using Attain.Tests.Support;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attain.App.Tests.Imports;

public sealed class ImportDeskTests : IDisposable
{
    private const string Good = "订单号,日期,金额\n1,2026-03-01,100\n2,2026-03-02,200\n";
    private const string Bad = "订单号,日期,金额\n1,2026-03-01,100\n2,never,200\n";

    private readonly Clock _clock = new();
    private readonly TestWorkspace _workspace;
    private readonly ImportDesk _desk;
    private readonly ImportRuns _runs;
    private readonly ApplicationLifetime _life = new(NullLogger<ApplicationLifetime>.Instance);

    public ImportDeskTests()
    {
        _workspace = TestWorkspace.Create(TestDatabase.Sqlite, time: _clock);
        var texts = AttainServices.AllTexts();
        _desk = new(_workspace.Installation, texts, _clock);
        _runs = new(_desk, texts, new AuditLog(_workspace.Installation, _clock), _life, _clock, NullLogger<ImportRuns>.Instance);
    }

    [Fact]
    public async Task File_is_taken_checked_and_imported_each_step_is_found_again()
    {
        var draft = await Take(Good);
        (draft.State, draft.Choice.Kind).ShouldBe((DraftState.Mapping, "orders"));

        var seen = await Run(draft, dryRun: true);
        (seen.State, seen.Report!.Inserted, Lines()).ShouldBe((DraftState.Checked, 2, 0));

        var done = await Run(seen, dryRun: false);
        (done.State, done.Report!.ImportId, Lines()).ShouldBe((DraftState.Done, 1, 2));
        new Importer(_workspace.Store).ListWithActors().ShouldHaveSingleItem().Actor.ShouldBe("He Ying");
    }

    [Fact]
    public async Task Rows_have_problems_nothing_comes_in_and_file_mapping_and_rejects_stay()
    {
        var draft = await Take(Bad);
        var seen = await Run(draft, dryRun: true);
        (seen.Report!.Rejected, seen.Report.HasRejects, seen.IsOpenProblem).ShouldBe((1, true, true));
        seen.Report.Problems.ShouldHaveSingleItem().Row.ShouldBe(3);
        File.ReadAllText(_desk.RejectsFile(seen)).ShouldContain("never");

        var refused = await Run(seen, dryRun: false);
        (refused.State, Lines(), _desk.HasFile(refused)).ShouldBe((DraftState.Refused, 0, true));
        refused.Choice.Fields.ShouldBe(draft.Choice.Fields);

        var skipped = await Run(refused, dryRun: false, skip: true);
        (skipped.State, Lines()).ShouldBe((DraftState.Done, 1));
    }

    [Fact]
    public async Task Another_file_with_the_same_columns_is_put_in_place_the_mapping_stays()
    {
        var draft = await Take(Bad);
        draft = _desk.Save(draft with { Choice = draft.Choice with { Source = "erp", Date = "yyyy-MM-dd" } });
        var replaced = await _desk.Replace(draft, "again.csv", Bytes(Good), TestContext.Current.CancellationToken);
        (replaced.Id, replaced.File, replaced.Choice.Source, replaced.Choice.Date).ShouldBe((draft.Id, "again.csv", "erp", "yyyy-MM-dd"));
        (await Run(replaced, dryRun: false)).State.ShouldBe(DraftState.Done);
        _desk.List(1).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task File_with_the_columns_of_an_earlier_one_comes_again_its_mapping_is_taken_over()
    {
        var draft = await Take(Good);
        await Run(_desk.Save(draft with { Choice = draft.Choice with { Source = "erp" } }), dryRun: false);
        var next = await Take(Good);
        (next.TakenOver, next.Choice.Source).ShouldBe((true, "erp"));
    }

    [Fact]
    public async Task File_is_no_table_it_is_refused_and_leaves_nothing()
    {
        await Should.ThrowAsync<Core.RefusedException>(() => Take("PK\u0003\u0004 a zip"));
        _desk.List(1).ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_stops_while_it_imports_nothing_is_written()
    {
        var draft = await Take(Good);
        _life.StopApplication();
        var stopped = await Run(draft, dryRun: false);
        (stopped.State, Lines()).ShouldBe((DraftState.Stopped, 0));
    }

    [Fact]
    public async Task Server_goes_down_between_an_import_and_the_note_of_it_the_import_is_told_all_the_same()
    {
        var draft = await Take(Good);
        var done = await Run(draft, dryRun: false);
        var broken = _desk.Save(done with { State = DraftState.Running, Report = null });

        var found = _runs.Found(broken, _workspace.Store);

        (found.State, found.Report!.ImportId, found.Report.Inserted).ShouldBe((DraftState.Done, 1, 2));
        _desk.Find(1, draft.Id)!.State.ShouldBe(DraftState.Done);
    }

    [Fact]
    public async Task Server_goes_down_before_an_import_is_through_it_stays_told_as_broken_off()
    {
        // The same file had come in earlier: that is not this import.
        await Run(await Take(Good), dryRun: false);
        _clock.Now += TimeSpan.FromMinutes(1);
        var draft = await Take(Good);
        var broken = _desk.Save(draft with { State = DraftState.Running, StartedAt = _clock.Now.ToUnixTimeSeconds() });

        _runs.Found(broken, _workspace.Store).ShouldBe(broken);
    }

    [Fact]
    public async Task A_day_passes_the_file_goes_and_after_a_month_all_of_it()
    {
        var draft = await Take(Good);
        _clock.Now += TimeSpan.FromHours(25);
        _desk.Sweep();
        _desk.Find(1, draft.Id).ShouldNotBeNull();
        _desk.HasFile(draft).ShouldBeFalse();
        _clock.Now += TimeSpan.FromDays(30);
        _desk.Sweep();
        _desk.Find(1, draft.Id).ShouldBeNull();
    }

    [Theory]
    [InlineData("../../control")]
    [InlineData("..")]
    [InlineData("nothing")]
    public void Id_is_no_draft_none_is_found(string id) => _desk.Find(1, id).ShouldBeNull();

    [Fact]
    public async Task Draft_is_of_another_workspace_none_is_found()
    {
        var draft = await Take(Good);
        _desk.Find(2, draft.Id).ShouldBeNull();
    }

    public void Dispose()
    {
        _workspace.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<ImportDraft> Take(string text) => _desk.Take(1, "He Ying", "../订单.csv", null, Bytes(text), TestContext.Current.CancellationToken);

    private async Task<ImportDraft> Run(ImportDraft draft, bool dryRun, bool skip = false)
    {
        _runs.Start(draft, _workspace.Store, Actor.Terminal, dryRun, skip);
        await _runs.Finished(draft);
        return _desk.Find(1, draft.Id)!;
    }

    private int Lines()
    {
        using var db = _workspace.Store.NewDb();
        return db.Set<OrderLine>().Count();
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
