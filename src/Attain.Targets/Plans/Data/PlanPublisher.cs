using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Targets;

/// <summary>What publishing a plan would do.</summary>
/// <param name="Targets">How many it would write.</param>
/// <param name="Elsewhere">How many of the same time are there already, from a file or another plan.</param>
/// <param name="Plans">The plans among them.</param>
/// <param name="Without">Sellers who get none.</param>
/// <param name="ByRep">Whether reps get targets of their own.</param>
public sealed record PlanPublication(int Targets, int Elsewhere, IReadOnlyList<string> Plans, IReadOnlyList<string> Without, bool ByRep);

/// <summary>
/// Puts a plan version in force: its sums become the targets everybody is measured by, in one change. What it replaces is marked deleted
/// by the same change, so that taking it back finds exactly that again.
/// </summary>
public static class PlanPublisher
{
    private const string Source = "plan";
    private const string Verb = "activate";

    /// <exception cref="RefusedException">The plan cannot be published by this viewer, or is no draft.</exception>
    public static PlanPublication Preview(WorkspaceView view, string name)
    {
        using var db = view.Store.NewDb();
        var (plan, _, cells) = Draft(db, view, name);
        var elsewhere = Elsewhere(db, view, plan);
        var rep = cells.Along.ToList().IndexOf(Dimension.Rep);
        var asked = rep < 0 ? [] : cells.Cells.Where(cell => cell.Units != 0).Select(cell => cell.Keys[rep]).ToHashSet();
        return new(
            PlanTargets.Of(plan, cells, view.Profile).Count(), elsewhere.Count, [.. InForce(db, plan).Select(other => other.Plan.Name)],
            rep < 0 ? [] : [.. view.Directory.People.Where(person => person.Sells && !asked.Contains(person.Id) && !(person.LeaveDay <= plan.FromDay)).Select(person => person.Name)],
            rep >= 0);
    }

    /// <param name="replace">Whether targets of the same time from elsewhere give way.</param>
    /// <returns>How many targets it wrote.</returns>
    /// <exception cref="RefusedException">As in <see cref="Preview"/>, or there are such targets and they are not to be replaced; nothing is written.</exception>
    public static int Publish(WorkspaceView view, string name, bool replace, string actor, string why)
    {
        using var transaction = ChangeTransaction.Begin(view.Store, "plan", actor);
        var (db, change) = (transaction.Db, transaction.Change);
        OneAtATime(db);
        var (plan, version, cells) = Draft(db, view, name);
        var elsewhere = Elsewhere(db, view, plan);
        if (elsewhere.Count > 0 && !replace)
            throw new RefusedException(Sentence.Of("targets.publish.others", ("count", elsewhere.Count), ("name", plan.Name)));

        foreach (var (_, other) in InForce(db, plan)) Move(db, other, PlanStatus.Closed, change);
        Mark(transaction, elsewhere, deleted: true);
        var rows = PlanTargets.Of(plan, cells, view.Profile).ToList();
        var (source, ids) = (SourceId(db), transaction.Bulk.NextIds<Target>(rows.Count));
        foreach (var (i, row) in rows.Index())
        {
            (row.Id, row.SourceId, row.ChangeId) = (ids[i], source, change.Id);
            // A version may be published again after it was taken back.
            row.ExternalId = FormattableString.Invariant($"{Prefix(version)}{change.Id}-{i + 1}");
        }
        transaction.Bulk.Insert(rows);
        CalendarFiller.Cover(db, transaction.Bulk, view.Profile, plan.FromDay, plan.ToDay.AddDays(-1));
        Move(db, version, PlanStatus.Active, change);
        Enter(db, version, change, Verb, why);
        transaction.Commit();
        return rows.Count;
    }

    /// <summary>Takes a plan out of force: its targets go, and what it replaced is there again, but for rows that were written again since. Targets put beside it since stay, too.</summary>
    /// <exception cref="RefusedException">The plan is not in force, or the viewer does not see the whole company.</exception>
    public static void TakeBack(WorkspaceView view, string name, string actor)
    {
        using var transaction = ChangeTransaction.Begin(view.Store, "plan", actor);
        var (db, change) = (transaction.Db, transaction.Change);
        OneAtATime(db);
        var (plan, version) = Find(db, view, name);
        if (version.Status != PlanStatus.Active) throw new RefusedException(Sentence.Of("targets.publish.notActive", ("name", plan.Name)));
        var published = db.Set<PlanEntry>().Where(entry => entry.VersionId == version.Id && entry.Verb == Verb).Max(entry => entry.ChangeId);
        var (source, prefix) = (SourceId(db), Prefix(version));

        var own = db.Set<Target>().AsNoTracking().Where(row => !row.Deleted && row.SourceId == source && row.ExternalId.StartsWith(prefix)).ToList();
        var replaced = db.Set<Target>().AsNoTracking().Where(row => row.Deleted && row.ChangeId == published).ToList();
        Mark(transaction, own, deleted: true);
        Mark(transaction, replaced, deleted: false);
        foreach (var other in db.Set<PlanVersion>().Where(other => other.Status == PlanStatus.Closed && other.ChangeId == published).ToList())
            Move(db, other, PlanStatus.Active, change);
        Move(db, version, PlanStatus.Draft, change);
        Enter(db, version, change, "retract", "");
        transaction.Commit();
    }

    // Two who publish at once would each see no targets of the other's: the second waits here for the first.
    private static void OneAtATime(WorkspaceDb db) => db.Set<Plan>().ExecuteUpdate(set => set.SetProperty(plan => plan.ChangeId, plan => plan.ChangeId));

    private static (Plan Plan, PlanVersion Version) Find(WorkspaceDb db, WorkspaceView view, string name)
    {
        if (view.Viewer.RepIds is not null) throw new RefusedException(Sentence.Of("targets.publish.notAll"));
        var plan = db.Set<Plan>().AsNoTracking().FirstOrDefault(plan => plan.Name == name)
            ?? throw new RefusedException(Sentence.Of("targets.unknownPlan", ("name", name), ("known", db.Set<Plan>().Select(known => known.Name).ToList())));
        return (plan, db.Set<PlanVersion>().Where(version => version.PlanId == plan.Id).OrderByDescending(version => version.Number).First());
    }

    private static (Plan Plan, PlanVersion Version, Breakdown Cells) Draft(WorkspaceDb db, WorkspaceView view, string name)
    {
        var (plan, version) = Find(db, view, name);
        if (version.Status is PlanStatus.Active or PlanStatus.Closed) throw new RefusedException(Sentence.Of("targets.publish.notDraft", ("name", plan.Name)));
        return (plan, version, PlanReader.Cells(db, plan, version, Viewer.Company));
    }

    /// <summary>The targets that would count beside the plan's: those of windows that make up its year or lie within it.</summary>
    private static List<Target> Elsewhere(WorkspaceDb db, WorkspaceView view, Plan plan)
    {
        var days = new DateRange(plan.FromDay, plan.ToDay);
        var rows = db.Set<Target>().AsNoTracking().Where(row => !row.Deleted && row.Metric == plan.Metric && row.FromDay < plan.ToDay && row.ToDay > plan.FromDay).ToList();
        var inside = TargetWindows.Inside(days, rows.Select(row => new DateRange(row.FromDay, row.ToDay))).ToHashSet();
        return rows.FindAll(row => inside.Contains(new DateRange(row.FromDay, row.ToDay)));
    }

    private static List<(Plan Plan, PlanVersion Version)> InForce(WorkspaceDb db, Plan plan) =>
    [
        .. db.Set<Plan>().Where(other => other.Id != plan.Id && other.Metric == plan.Metric && other.FromDay < plan.ToDay && other.ToDay > plan.FromDay)
            .Join(db.Set<PlanVersion>().Where(version => version.Status == PlanStatus.Active), other => other.Id, version => version.PlanId, (other, version) => new { other, version })
            .AsEnumerable().Select(pair => (pair.other, pair.version)),
    ];

    private static void Mark(ChangeTransaction transaction, List<Target> rows, bool deleted)
    {
        var versions = rows.ConvertAll(row => row.ChangeId);
        foreach (var row in rows) (row.Deleted, row.ChangeId) = (deleted, transaction.Change.Id);
        if (rows.Count > 0 && transaction.Bulk.Update(rows, versions).Count > 0) throw new RefusedException(Sentence.Of("targets.publish.moved"));
    }

    private static void Move(WorkspaceDb db, PlanVersion version, PlanStatus status, Change change)
    {
        (version.Status, version.ChangeId) = (status, change.Id);
        version.Revision++;
        db.Update(version);
    }

    private static void Enter(WorkspaceDb db, PlanVersion version, Change change, string verb, string why) =>
        db.Add(new PlanEntry { VersionId = version.Id, ChangeId = change.Id, At = change.At, Actor = change.Actor, Why = why, Verb = verb });

    private static int SourceId(WorkspaceDb db)
    {
        db.Database.ExecuteSqlRaw("INSERT INTO data_source (name) VALUES ({0}) ON CONFLICT (name) DO NOTHING", Source);
        return db.Set<DataSource>().Where(source => source.Name == Source).Select(source => source.Id).Single();
    }

    private static string Prefix(PlanVersion version) => FormattableString.Invariant($"{version.Id}-");
}
