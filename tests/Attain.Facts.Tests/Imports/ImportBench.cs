using Attain.Core;
using Attain.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts.Tests.Imports;

/// <summary>A workspace to import into, with files written in place. Every import that succeeds is run a second time, and that must change nothing.</summary>
internal sealed class ImportBench : IDisposable
{
    private readonly TestWorkspace _workspace;
    private readonly TempFolder _folder = new();
    private int _files;

    public ImportBench(TestDatabase database = TestDatabase.Sqlite, int scale = 2, string zone = "Asia/Shanghai", TimeProvider? time = null)
    {
        _workspace = TestWorkspace.Create(database, new("Test") { Scale = scale, TimeZone = zone }, time);
    }

    public WorkspaceStore Store => _workspace.Store;

    public IReadOnlyList<IWorkspaceMapping> Mappings => _workspace.Mappings;

    public TempFolder Folder => _folder;

    public static Texts Texts { get; } = Texts.Load([typeof(Importer).Assembly]);

    /// <summary>Imports a text as a file; the mapping is JSON with single quotes, null for columns named like fields.</summary>
    public ImportReport Import(string kind, string csv, string? mapping = null, bool skip = false, bool dryRun = false) =>
        ImportFile(kind, _folder.Write(Name("csv"), csv), mapping, skip, dryRun);

    public ImportReport ImportFile(string kind, string file, string? mapping = null, bool skip = false, bool dryRun = false, RejectsFile? rejects = null)
    {
        var request = new ImportRequest(file, kind, Mapping(kind, mapping)) { SkipBadRows = skip, DryRun = dryRun, Actor = "test", Rejects = rejects };
        var before = State();
        var report = new Importer(Store).Run(request);
        if (!report.Written)
        {
            State().ShouldBe(before);
            return report;
        }
        State().ShouldNotBe(before);
        AssertSecondTimeChangesNothing(request, report);
        return report;
    }

    /// <summary>The refusal's sentence in English.</summary>
    public string Refusal(string kind, string csv, string? mapping = null) => RefusalOf(() => Import(kind, csv, mapping));

    public string RefusalOf(Action action)
    {
        var before = State();
        var refused = Should.Throw<RefusedException>(action);
        State().ShouldBe(before);
        Texts.Say(refused.Sentence, Language.Chinese).ShouldNotBeEmpty();
        return Texts.Say(refused.Sentence, Language.English);
    }

    /// <summary>Problems as "row column: text".</summary>
    public string[] Problems(string kind, string csv, string? mapping = null)
    {
        var report = Import(kind, csv, mapping);
        report.Refused.ShouldBeTrue();
        return Said(report);
    }

    public static string[] Said(ImportReport report)
    {
        foreach (var problem in report.Problems) Texts.Say(problem.Problem, Language.Chinese).ShouldNotBeEmpty();
        return [.. report.Problems.Select(p => $"{p.Row} {p.Column}: {Texts.Say(p.Problem, Language.English)}")];
    }

    public List<T> All<T>() where T : Record
    {
        using var db = Store.NewDb();
        return [.. db.Set<T>().AsNoTracking().Where(r => !r.Deleted).OrderBy(r => r.Id)];
    }

    public T Only<T>(string externalId) where T : Record => All<T>().Single(r => r.ExternalId == externalId);

    /// <summary>One number from plain SQL.</summary>
    public long Scalar(string sql)
    {
        using var connection = Store.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    private ImportMapping Mapping(string kind, string? json)
    {
        if (json is null) return ImportMapping.ByName(kind);
        return ImportMapping.Load(_folder.Write(Name("json"), json.Replace('\'', '"')));
    }

    private void AssertSecondTimeChangesNothing(ImportRequest request, ImportReport first)
    {
        var before = State();
        var again = new Importer(Store).Run(request);
        again.Written.ShouldBeFalse();
        again.ImportId.ShouldBeNull();
        (again.Inserted, again.Updated).ShouldBe((0, 0));
        again.Unchanged.ShouldBe(first.Inserted + first.Updated + first.Unchanged);
        State().ShouldBe(before);
    }

    /// <summary>Everything that a change would move.</summary>
    private string State()
    {
        string[] tables =
        [
            "person", "org_unit", "membership", "territory", "customer", "product", "product_line", "product_category", "product_role", "channel", "lead_source", "stage",
            "sales_order", "order_line", "lead", "opportunity", "stage_entry", "activity", "ticket", "spend", "target",
        ];
        var parts = tables.Select(t => $"{t} {Scalar($"SELECT COUNT(*) FROM {t}")} {Scalar($"SELECT COALESCE(MAX(change_id), 0) FROM {t}")} {Scalar($"SELECT COALESCE(SUM(change_id), 0) FROM {t}")}")
            .Concat(new[] { "change", "import", "calendar", "data_source" }.Select(t => $"{t} {Scalar($"SELECT COUNT(*) FROM {t}")}"))
            .Append($"seq {Scalar("SELECT seq FROM workspace")}");
        return string.Join('\n', parts);
    }

    private string Name(string ending) => $"file{++_files}.{ending}";
}
