using Attain.Core;

namespace Attain.App.Web;

/// <summary>A step of the loop in the rail, with the one count that matters.</summary>
/// <param name="Path">Below the workspace.</param>
/// <param name="Kind">bad or warn where the count calls for somebody.</param>
/// <param name="Says">What the count counts.</param>
public sealed record RailEntry(string Section, string Path, string Icon, string? Count = null, string Kind = "", string? Says = null);

/// <summary>The count that matters in one section, worked out for whoever looks. Each group of pages brings its own.</summary>
public interface IRailCount
{
    string Section { get; }

    /// <summary>Null where there is nothing to count. Keep the answer with <see cref="PageContext.Keep"/>: every page asks.</summary>
    RailEntry? Count(PageContext here, RailEntry entry);
}

/// <summary>Something that calls for whoever looks, shown under the bell.</summary>
/// <param name="At">When it arose, as the list is ordered; null: now.</param>
public sealed record Notice(Sentence Says, string Link, string Icon, bool Urgent, DateOnly? At = null);

/// <summary>Where notices come from. Each group of pages brings its own.</summary>
public interface INoticeSource
{
    IEnumerable<Notice> Notices(PageContext here);
}

/// <summary>The rail in the order of the loop.</summary>
public sealed class Rail(IEnumerable<IRailCount> counts, IEnumerable<INoticeSource> sources)
{
    private static readonly RailEntry[] Sections =
    [
        new("today", "today", "house"),
        new("diagnose", "diagnose", "stethoscope"),
        new("targets", "targets", "target"),
        new("strategy", "strategy", "compass"),
        new("execute", "execute", "kanban"),
        new("review", "review", "history"),
        new("data", "data", "database"),
        new("settings", "settings", "settings"),
    ];

    public IEnumerable<RailEntry> Entries(PageContext here) => here.Keep("rail", () =>
        Sections.Select(entry => counts.FirstOrDefault(count => count.Section == entry.Section)?.Count(here, entry) ?? entry).ToList());

    public IReadOnlyList<Notice> AllNotices(PageContext here) => here.Keep("notices", () =>
        sources.SelectMany(source => source.Notices(here)).OrderByDescending(notice => notice.Urgent).ThenByDescending(notice => notice.At ?? DateOnly.MaxValue).ToList());

    public int Notices(PageContext here) => AllNotices(here).Count(notice => notice.Urgent);
}
