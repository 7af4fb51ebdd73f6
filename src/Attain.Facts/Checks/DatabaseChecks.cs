using Attain.Core;

namespace Attain.Facts;

/// <summary>The database file itself, as SQLite judges it. PostgreSQL checks its pages as it reads them.</summary>
internal sealed class StorageCheck : IIntegrityCheck
{
    public CheckResult Run(WorkspaceStore store)
    {
        if (store.Database.IsPostgres) return new("storage", 0, Sentence.Of("check.storage.server"));
        using var connection = store.Open();
        var wrong = Sql.Column(connection, "PRAGMA integrity_check").Where(line => line != "ok").ToList();
        return new("storage", wrong.Count, wrong.Count == 0 ? Sentence.Of("check.storage") : Sentence.Of("check.storage.wrong", ("what", wrong[0])));
    }
}

/// <summary>No row points to a row that is not there.</summary>
internal sealed class ReferencesCheck : IIntegrityCheck
{
    public CheckResult Run(WorkspaceStore store)
    {
        using var db = store.NewDb();
        using var connection = store.Open();
        var (wrong, where) = (0L, "");
        foreach (var foreign in db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
        {
            var (table, column) = (Tables.Name(foreign.DeclaringEntityType), Tables.Column(foreign.Properties[0]));
            var (target, key) = (Tables.Name(foreign.PrincipalEntityType), Tables.Column(foreign.PrincipalKey.Properties[0]));
            var lost = Sql.Number(connection,
                $"SELECT COUNT(*) FROM \"{table}\" t WHERE t.\"{column}\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{target}\" p WHERE p.\"{key}\" = t.\"{column}\")");
            if (lost > 0) (wrong, where) = (wrong + lost, $"{table}.{column}");
        }
        return new("references", wrong, wrong == 0 ? Sentence.Of("check.references") : Sentence.Of("check.references.wrong", ("count", wrong), ("where", where)));
    }
}

/// <summary>Commit numbers run from 1 to the workspace's without a gap, and every row was written by a committed change.</summary>
internal sealed class ChangesCheck : IIntegrityCheck
{
    public CheckResult Run(WorkspaceStore store)
    {
        using var db = store.NewDb();
        using var connection = store.Open();
        var wrong = Sql.Number(connection, "SELECT w.seq - (SELECT COUNT(c.seq) FROM change c) FROM workspace w")
            + Sql.Number(connection, "SELECT w.seq - COALESCE((SELECT MAX(c.seq) FROM change c), 0) FROM workspace w");
        wrong = Math.Abs(wrong);
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindProperty(nameof(Record.ChangeId)) is not null))
            wrong += Sql.Number(connection, $"SELECT COUNT(*) FROM \"{Tables.Name(entity)}\" t WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.id = t.change_id AND c.seq IS NOT NULL)");
        return new("changes", wrong, Sentence.Of(wrong == 0 ? "check.changes" : "check.changes.wrong", ("count", wrong)));
    }
}

/// <summary>Every day a fact lies on is in the calendar, so that SQL counts it in some period.</summary>
internal sealed class CalendarCheck : IIntegrityCheck
{
    private static readonly string[] DayTables = ["sales_order", "lead", "opportunity", "activity", "ticket", "spend"];

    public CheckResult Run(WorkspaceStore store)
    {
        using var connection = store.Open();
        var wrong = DayTables.Sum(table =>
            Sql.Number(connection, $"SELECT COUNT(*) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM calendar c WHERE c.day = t.day)"));
        return new("calendar", wrong, Sentence.Of(wrong == 0 ? "check.calendar" : "check.calendar.wrong", ("count", wrong)));
    }
}

/// <summary>Nobody is above himself.</summary>
internal sealed class ManagersCheck : IIntegrityCheck
{
    public CheckResult Run(WorkspaceStore store)
    {
        using var db = store.NewDb();
        var managers = db.Set<Person>().Where(p => !p.Deleted).Select(p => new { p.Id, p.ManagerId }).ToDictionary(p => p.Id, p => p.ManagerId);
        var wrong = managers.Keys.LongCount(person => AboveItself(person, managers));
        return new("managers", wrong, Sentence.Of(wrong == 0 ? "check.managers" : "check.managers.wrong", ("count", wrong)));
    }

    private static bool AboveItself(int person, Dictionary<int, int?> managers)
    {
        var above = managers[person];
        for (var steps = 0; above is { } next && steps <= managers.Count; steps++)
        {
            if (next == person) return true;
            above = managers.GetValueOrDefault(next);
        }
        return false;
    }
}
