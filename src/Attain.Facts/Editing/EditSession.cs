using System.Globalization;
using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// One edit by one person, of one row or several that belong together, in one change. A row is written only if it is still as
/// it was read; if not, the whole edit is thought over again on what is there now. So no change is ever written over unseen,
/// however many write at once.
/// </summary>
public sealed class EditSession : IDisposable
{
    private const int Attempts = 30;
    private const string ManualSource = "manual";

    private readonly ChangeTransaction _change;
    private readonly List<EditLog> _log = [];
    private readonly List<DateOnly> _days = [];
    private readonly Dictionary<Type, int> _made = [];
    private int? _source;

    private EditSession(WorkspaceStore store, string actor)
    {
        _change = ChangeTransaction.Begin(store, "edit", actor);
        Rows = new(_change.Db, store.Profile(_change.Db));
    }

    /// <summary>What is there, read in this edit.</summary>
    public EditRows Rows { get; }

    public WorkspaceProfile Profile => Rows.Profile;

    /// <summary>The version of every row this edit writes.</summary>
    public long Version => _change.Change.Id;

    /// <summary>By which the edit can be undone; there is one as soon as something was written.</summary>
    public int EditId => _log[0].Id;

    /// <summary>UTC seconds since 1970.</summary>
    public long Now => _change.Change.At;

    private WorkspaceDb Db => _change.Db;

    /// <summary>Does the work and commits what it wrote; nothing when it wrote nothing or throws. May do the work more than once.</summary>
    public static T Run<T>(WorkspaceStore store, string actor, Func<EditSession, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var session = new EditSession(store, actor);
                var result = work(session);
                session.Commit();
                return result;
            }
            catch (Exception failure) when (attempt < Attempts && (failure is RowMovedException || DatabaseRefusal.Of(failure, store.Database.Place)?.Sentence.Key == "database.raced"))
            {
            }
            catch (Exception failure) when (DatabaseRefusal.Of(failure, store.Database.Place) is not null)
            {
                throw DatabaseRefusal.Of(failure, store.Database.Place)!;
            }
        }
    }

    /// <summary>Adds a row; it gets its id, its version and, without one, its own key among those made by hand.</summary>
    public void Insert<T>(T row) where T : class, IEditedRow
    {
        row.ChangeId = Version;
        if (row is Record record)
        {
            record.SourceId = Source();
            var number = _made[typeof(T)] = _made.GetValueOrDefault(typeof(T)) + 1;
            if (record.ExternalId.Length == 0)
                record.ExternalId = number == 1 ? Text(Version) : $"{Text(Version)}-{Text(number)}";
        }
        Db.Add(row);
        Save();
        Log(row, null);
    }

    /// <summary>Writes a row that was read in this session, if nobody else has written it since.</summary>
    public void Update(IEditedRow before, IEditedRow after)
    {
        Claim(before);
        after.ChangeId = Version;
        Db.Update((object)after);
        Save();
        Log(after, before);
    }

    /// <summary>Takes note of a day a fact lies on, for the calendar and the as-of day.</summary>
    public void Touch(DateOnly day) => _days.Add(day);

    public void Dispose() => _change.Dispose();

    private void Claim(IEditedRow row)
    {
        var sql = $"UPDATE \"{Rows.Table(row.GetType())}\" SET change_id = {{0}} WHERE id = {{1}} AND change_id = {{2}}";
        if (Db.Database.ExecuteSqlRaw(sql, Version, row.Id, row.ChangeId) != 1) throw new RowMovedException();
    }

    private void Log(IEditedRow after, IEditedRow? before)
    {
        var entry = new EditLog
        {
            ChangeId = Version,
            Kind = Rows.Table(after.GetType()),
            RowId = after.Id,
            Actor = _change.Change.Actor,
            At = Now,
            Before = before is null ? null : EditJson.Write(before),
            After = EditJson.Write(after),
        };
        Db.Add(entry);
        Save();
        _log.Add(entry);
    }

    private void Save()
    {
        Db.SaveChanges();
        // Rows are read anew each time, so none may be remembered.
        Db.ChangeTracker.Clear();
    }

    private int Source()
    {
        if (_source is { } known) return known;
        // Two people may make the first row at once.
        Db.Database.ExecuteSqlRaw("INSERT INTO data_source (name) VALUES ({0}) ON CONFLICT (name) DO NOTHING", ManualSource);
        return (_source = Db.Set<DataSource>().Where(source => source.Name == ManualSource).Select(source => source.Id).Single()).Value;
    }

    private void Commit()
    {
        if (_log.Count == 0) return;
        if (_days.Count > 0) FactDays.Cover(_change, Profile, _days.Min(), _days.Max());
        _change.Commit();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class RowMovedException : Exception;
}
