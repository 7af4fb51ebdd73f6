using System.Globalization;
using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Changes a workspace's settings and thresholds. Each change is written down with who, when, before and after, can be taken
/// back while nobody has changed the same since, and counts from the next question on.
/// </summary>
public sealed class SettingsEditor(WorkspaceStore store)
{
    private const string Kind = "settings";
    private const decimal Most = 1_000_000_000_000m;

    public CompanyState Company()
    {
        using var db = store.NewDb();
        return Company(db);
    }

    /// <param name="basedOn">The <see cref="CompanyState.Version"/> that was looked at.</param>
    /// <param name="actor">Who changes it.</param>
    public SettingsOutcome Save(CompanySettings wanted, int basedOn, string actor) => Change(actor, change =>
    {
        var now = Company(change.Db);
        var problems = CompanyCheck.Of(wanted, now);
        if (problems.Count > 0) return new(null, problems, null);
        if (wanted == now.Settings) return SettingsOutcome.Unchanged;
        return now.Version == basedOn ? Write(change, now.Settings, wanted) : new(null, [], SettingsLog.Find(change.Db, now.Version));
    });

    /// <param name="threshold">Which.</param>
    /// <param name="value">Null: the default again.</param>
    /// <param name="actor">Who changes it.</param>
    public SettingsOutcome Set(Threshold threshold, decimal? value, string actor)
    {
        if (value is < 0 or > Most) return new(null, [new(threshold.Key, Sentence.Of("setting.outOfRange", ("most", Most)))], null);
        var text = value is null || value == threshold.Default ? null : value.Value.ToString("0.##########", CultureInfo.InvariantCulture);
        return Change(actor, change => Write(change, threshold.Key, text));
    }

    /// <summary>Takes a change back; itself a change.</summary>
    /// <exception cref="RefusedException">There is no such change, or another came after it.</exception>
    public SettingsOutcome Undo(int editId, string actor) => Change(actor, change =>
    {
        var entry = SettingsLog.Entry(change.Db, editId) ?? throw new RefusedException(Sentence.Of("setting.noEdit"));
        if (SettingsLog.IsCompany(entry))
        {
            var now = Company(change.Db);
            if (now.Version != editId) throw new RefusedException(Sentence.Of("setting.moved"));
            return Write(change, now.Settings, SettingsLog.Company(entry.Before!));
        }
        var (key, was) = (SettingsLog.Setting(entry.After).Key, SettingsLog.Setting(entry.After).Value);
        if (change.Db.Set<Setting>().AsNoTracking().SingleOrDefault(s => s.Key == key)?.Value != was) throw new RefusedException(Sentence.Of("setting.moved"));
        return Write(change, key, SettingsLog.Setting(entry.Before!).Value);
    });

    /// <summary>The last changes, the latest first.</summary>
    public IReadOnlyList<SettingsEdit> History(int most = 50)
    {
        using var db = store.NewDb();
        return SettingsLog.Latest(db, most);
    }

    private static CompanyState Company(WorkspaceDb db) => new(
        CompanySettings.Of(db.Workspaces.AsNoTracking().Single()),
        SettingsLog.CompanyVersion(db),
        db.Set<Change>().Any(c => c.Seq != null && c.Kind != Kind));

    private SettingsOutcome Write(ChangeTransaction change, CompanySettings before, CompanySettings after)
    {
        after.Put(change.Db.Workspaces.Single());
        var edit = SettingsLog.Add(change, before, after);
        Save(change.Db);
        var profile = store.Profile(change.Db);
        if (after.MovesDays(before)) CalendarFiller.Rewrite(change.Db, change.Bulk, profile);
        if (after.AsOfDay is { } day) CalendarFiller.Cover(change.Db, change.Bulk, profile, day, day);
        return Commit(change, edit);
    }

    private static SettingsOutcome Write(ChangeTransaction change, string key, string? value)
    {
        var row = change.Db.Set<Setting>().SingleOrDefault(s => s.Key == key);
        var before = row?.Value;
        if (before == value) return SettingsOutcome.Unchanged;
        if (value is null) change.Db.Remove(row!);
        else if (row is null) change.Db.Add(new Setting { Key = key, Value = value });
        else row.Value = value;
        var edit = SettingsLog.Add(change, key, before, value);
        Save(change.Db);
        return Commit(change, edit);
    }

    private static void Save(WorkspaceDb db)
    {
        db.ChangeTracker.DetectChanges();
        db.SaveChanges();
    }

    private static SettingsOutcome Commit(ChangeTransaction change, EditLog edit)
    {
        change.Commit();
        return new(edit.Id, [], null);
    }

    private SettingsOutcome Change(string actor, Func<ChangeTransaction, SettingsOutcome> work)
    {
        try
        {
            using var change = ChangeTransaction.Begin(store, Kind, actor);
            // One at a time: whoever comes second sees what the first did.
            change.Db.Database.ExecuteSqlRaw("UPDATE workspace SET seq = seq WHERE id = 1");
            return work(change);
        }
        catch (Exception e) when (DatabaseRefusal.Of(e, store.Database.Place) is not null)
        {
            throw DatabaseRefusal.Of(e, store.Database.Place)!;
        }
    }
}
