using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Review;

/// <summary>A kept report without its content.</summary>
public sealed record KeptReportLine(int Id, string Kind, DateOnly Day, DateOnly AsOfDay, long CreatedAt, string Author, int? PersonId, string Format);

/// <summary>Keeps reports as they were read, and reads them back.</summary>
public static class KeptReports
{
    /// <summary>Larger than any report of ours.</summary>
    private const int LongestContent = 20_000_000;

    /// <summary>Keeps a report. The same report of the same period, as of the same day and in the same sight, replaces the one before.</summary>
    /// <param name="view">The view the report was made with.</param>
    /// <param name="personId">Whose sight that is; null for the whole company.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">The viewer may not see the person, or the report is too long.</exception>
    public static int Keep(WorkspaceView view, string kind, DateOnly day, int? personId, string format, string content, string actor)
    {
        if (personId is { } person ? !view.Viewer.Sees(person) : view.Viewer.RepIds is not null) throw new RefusedException(Sentence.Of("review.notYours"));
        if (content.Length > LongestContent) throw new RefusedException(Sentence.Of("review.tooLong"));
        using var change = ChangeTransaction.Begin(view.Store, "report", actor);
        var report = change.Db.Set<KeptReport>().FirstOrDefault(r => r.Kind == kind && r.Day == day && r.AsOfDay == view.AsOf && r.PersonId == personId && r.Format == format);
        if (report is null) change.Db.Add(report = new() { Kind = kind, Day = day, AsOfDay = view.AsOf, PersonId = personId, Format = format });
        (report.Author, report.CreatedAt, report.Content, report.ChangeId) = (actor, change.Change.At, content, change.Change.Id);
        change.Commit();
        return report.Id;
    }

    /// <summary>What the viewer may read, the latest first.</summary>
    public static IReadOnlyList<KeptReportLine> List(WorkspaceView view, string kind, int most = 200)
    {
        using var db = view.Store.NewDb();
        return [.. Visible(db, view).Where(r => r.Kind == kind).OrderByDescending(r => r.Day).ThenByDescending(r => r.AsOfDay).ThenByDescending(r => r.Id).Take(most)
            .Select(r => new KeptReportLine(r.Id, r.Kind, r.Day, r.AsOfDay, r.CreatedAt, r.Author, r.PersonId, r.Format))];
    }

    /// <exception cref="RefusedException">There is no such report in sight.</exception>
    public static KeptReport Read(WorkspaceView view, int id)
    {
        using var db = view.Store.NewDb();
        return Visible(db, view).FirstOrDefault(r => r.Id == id) ?? throw new RefusedException(Sentence.Of("review.noReport"));
    }

    private static IQueryable<KeptReport> Visible(WorkspaceDb db, WorkspaceView view)
    {
        var all = db.Set<KeptReport>().AsNoTracking();
        return view.Viewer.RepIds is { } reps ? all.Where(r => r.PersonId != null && reps.Contains(r.PersonId.Value)) : all;
    }
}
