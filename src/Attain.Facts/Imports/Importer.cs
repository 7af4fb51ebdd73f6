using System.Security.Cryptography;
using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Reads files into a workspace. One import is one transaction: it is there as a whole, with its row in the list of
/// imports, or not at all. Reading the same file again changes nothing and leaves no trace.
/// </summary>
public sealed class Importer(WorkspaceStore store)
{
    private const int RowsPerNews = 5_000;
    private const int Attempts = 3;

    /// <param name="progress">Rows read so far.</param>
    /// <exception cref="RefusedException">The file or mapping cannot be read, or the database not be written. Problems of single rows are in the report.</exception>
    public ImportReport Run(ImportRequest request, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var kind = KindFields.Of(request.Kind) ?? throw new RefusedException(Sentence.Of("import.unknownKind", ("kind", request.Kind), ("known", KindFields.Names)));
        CheckMapping(kind, request.Mapping);
        // PostgreSQL ends one of two writers that wait for each other. Nothing was written then, and the file can be read again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var file = CsvFile.Open(request.File, request.Mapping.Format);
                return Run(request, kind, file, progress, cancellationToken);
            }
            catch (Exception e) when (attempt < Attempts && DatabaseRefusal.Of(e, store.Database.Place)?.Sentence.Key == "database.raced")
            {
            }
            catch (Exception e) when (DatabaseRefusal.Of(e, store.Database.Place) is not null)
            {
                throw DatabaseRefusal.Of(e, store.Database.Place)!;
            }
        }
    }

    /// <summary>What was imported, the latest last.</summary>
    public IReadOnlyList<Import> List()
    {
        using var db = store.NewDb();
        return [.. db.Set<Import>().AsNoTracking().OrderBy(i => i.Id)];
    }

    /// <summary>The same, each with who imported.</summary>
    public IReadOnlyList<(Import Import, string Actor)> ListWithActors()
    {
        using var db = store.NewDb();
        var rows = from i in db.Set<Import>().AsNoTracking() join c in db.Set<Change>() on i.ChangeId equals c.Id orderby i.Id select new { i, c.Actor };
        return [.. rows.AsEnumerable().Select(r => (r.i, r.Actor))];
    }

    /// <summary>The import of just this file, at that time or later; null when there was none.</summary>
    /// <param name="since">UTC seconds since 1970.</param>
    public Import? Find(string kind, string file, long since)
    {
        var hash = Hash(file);
        using var db = store.NewDb();
        return db.Set<Import>().AsNoTracking().Where(i => i.Kind == kind && i.Sha256 == hash && i.At >= since).OrderBy(i => i.Id).LastOrDefault();
    }

    private ImportReport Run(ImportRequest request, KindFields kind, CsvFile file, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var profile = store.Profile();
        var problems = new ProblemLog(keepAll: request.Rejects is not null && request.SkipBadRows);
        var row = new RowReader(file, request.Mapping, profile, problems);
        var binder = new FieldBinder(kind, request.Mapping, file, profile, request.BaseFolder ?? Path.GetDirectoryName(Path.GetFullPath(request.File))!);
        var fields = binder.Bind();
        foreach (var (column, values) in request.Mapping.SkipWhen) row.SkipWhen(binder.Column(column, "skipWhen"), values);

        using var change = ChangeTransaction.Begin(store, "import", request.Actor);
        OneAtATime(change);
        var run = new ImportRun(profile, request.Mapping, change, problems, row, fields, Source(change.Db, request.Mapping.Source), request.SkipBadRows);
        var read = ReadRows(run, KindImports.Of(kind.Name, run), progress, cancellationToken);
        if (read == 0) throw new RefusedException(Sentence.Of("import.noRows", ("file", request.File)));

        var tally = run.Tally;
        if (run.OnlyLooks)
            return new(null, read, 0, 0, 0, problems.Rows, tally.Skipped, problems.InOrder, problems.Count, Written: false) { Refused = true };
        var changes = tally.Written + Cover(run);
        var write = changes > 0 && !request.DryRun;
        var id = write ? Commit(change, request, run, read) : (int?)null;
        request.Rejects?.Write(request.File, request.Mapping.Format, problems.ByRow);
        return new(id, read, tally.Inserted, tally.Updated, tally.Unchanged, problems.Rows, tally.Skipped, problems.InOrder, problems.Count, write);
    }

    private static int ReadRows(ImportRun run, KindImport kind, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (read, held) = (0, 0);
        while (run.Row.Read())
        {
            read++;
            run.Row.CheckShape();
            if (!run.Row.IsBad)
            {
                if (run.Row.IsSkipped()) run.Tally.Skipped++;
                else kind.Read();
            }
            if (++held >= kind.BatchRows)
            {
                kind.Flush();
                held = 0;
            }
            if (read % RowsPerNews != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(read);
        }
        kind.Flush();
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(read);
        return read;
    }

    /// <summary>The calendar reaches over all days touched.</summary>
    private static int Cover(ImportRun run) =>
        run.Tally.Days is { } days ? CalendarFiller.Cover(run.Db, run.Bulk, run.Profile, days.First, days.Last) : 0;

    private int Commit(ChangeTransaction change, ImportRequest request, ImportRun run, int read)
    {
        var db = change.Db;
        var entry = new Import
        {
            ChangeId = change.Change.Id,
            Kind = request.Kind,
            File = Path.GetFileName(request.File),
            Sha256 = Hash(request.File),
            Mapping = request.Mapping.Fingerprint,
            Read = read,
            Inserted = run.Tally.Inserted,
            Updated = run.Tally.Updated,
            Unchanged = run.Tally.Unchanged,
            Rejected = run.Problems.Rows,
            At = store.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        db.Add(entry);
        db.SaveChanges();
        if (run.Tally.LastFactDay is { } last) FactDays.Reach(db, last);
        change.Commit();
        return entry.Id;
    }

    /// <summary>SQLite has one writer anyway; on PostgreSQL two imports of one source would trip over each other's keys.</summary>
    private void OneAtATime(ChangeTransaction change)
    {
        if (!store.Database.IsPostgres) return;
        change.Db.Database.ExecuteSqlRaw("SELECT pg_advisory_xact_lock(hashtext('attain import ' || current_schema()))");
    }

    private static int Source(WorkspaceDb db, string name)
    {
        if (db.Set<DataSource>().FirstOrDefault(s => s.Name == name) is { } known) return known.Id;
        var source = new DataSource { Name = name };
        db.Add(source);
        db.SaveChanges();
        return source.Id;
    }

    private static void CheckMapping(KindFields kind, ImportMapping mapping)
    {
        if (mapping.Kind is { } other && other != kind.Name)
            throw new RefusedException(Sentence.Of("mapping.otherKind", ("file", mapping.Place), ("kind", other), ("wanted", kind.Name)));
        if ((mapping.Duplicates == Duplicates.Sum && kind.Name is not ("orders" or "spend" or "targets"))
            || (mapping.Duplicates == Duplicates.Keep && (kind.Name != "orders" || mapping.Fields?.ContainsKey("lineNumber") == true)))
            throw new RefusedException(Sentence.Of("mapping.wrong", ("file", mapping.Place), ("place", "duplicates"), ("why", Sentence.Of("mapping.duplicatesHere", ("kind", kind.Name)))));
    }

    internal static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
