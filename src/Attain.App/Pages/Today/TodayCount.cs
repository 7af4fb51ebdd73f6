using Attain.App.Web;
using Attain.Execution;

namespace Attain.App.Pages.Today;

/// <summary>What is left to do today for whoever looks; what others have to do stands at <c>execute</c>.</summary>
public sealed class TodayCount : IRailCount
{
    public string Section => "today";

    public RailEntry? Count(PageContext here, RailEntry entry)
    {
        var open = here.Seat.PersonId is { } person && here.Everybody().TryGetValue(person, out var day) ? day.Open.Actions.Count : 0;
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
