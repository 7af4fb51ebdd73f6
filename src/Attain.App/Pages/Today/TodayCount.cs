using Attain.App.Web;
using Attain.Execution;

namespace Attain.App.Pages.Today;

/// <summary>What is left to do today, of everybody in sight.</summary>
public sealed class TodayCount : IRailCount
{
    public string Section => "today";

    public RailEntry? Count(PageContext here, RailEntry entry)
    {
        var open = here.Everybody().Values.Sum(day => day.Open.Actions.Count);
        return open == 0 ? null : entry with { Count = open.ToString(System.Globalization.CultureInfo.InvariantCulture), Says = here.Words["today.count"] };
    }
}

/// <summary>Promises to somebody who waits: tickets and leads past their time, by the person who should answer.</summary>
public sealed class LateNotices : INoticeSource
{
    public IEnumerable<Notice> Notices(PageContext here) =>
        from day in here.Everybody().Values
        let late = day.Open.Actions.Count(action => action.IsPromise)
        where late > 0
        orderby late descending
        select new Notice(
            Core.Sentence.Of("today.notice.late", ("name", here.Words.Name(day.Open.Person)), ("count", late)),
            here.Link("today", ("rep", day.Open.Person.ExternalId)), "clock", true);
}
