using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Targets;

namespace Attain.App.Pages.Execute;

internal static class LeadsTable
{
    public static Table Of(PageContext here)
    {
        var words = here.Words;
        var leads = LeadRoutes.All(here).Where(lead => here["show"] switch
        {
            "open" => lead is { ConvertedDay: null, FirstResponseAt: null },
            "converted" => lead.ConvertedDay is not null,
            "late" => WaitingClock.Of(here.View, lead).State == ClockState.Broken,
            _ => true,
        });
        return new("leads", "execute/leads", words["execute.leads"],
        [
            new("name", words["field.name"]), new("grade", words["field.grade"]), new("source", words["field.source"]), new("created", words["field.created"]) { Number = true },
            new("clock", words["execute.clock"]) { Hint = words["execute.clock.says"] }, new("rep", words["field.rep"]), new("contact", words["field.contact"]) { Minor = true }, new("converted", words["field.converted"]) { Number = true },
        ],
        [.. leads.Select(lead => Row(here, lead))])
        {
            Filter = true, Empty = words["execute.leads.empty"],
        };
    }

    public static string Clock(PageContext here, WaitingClock clock) => here.Words.Say(
        clock.Answered ? "execute.clock.answered" : clock.Left < 0 ? "execute.clock.over" : "execute.clock.left", ("time", Span(here, clock.Answered ? clock.Seconds : Math.Abs(clock.Left ?? clock.Seconds))));

    public static Light? LightOf(WaitingClock clock) => clock.State switch { ClockState.Broken => Light.Red, ClockState.Running => Light.Yellow, ClockState.Kept => Light.Green, _ => null };

    private static string Span(PageContext here, long seconds) => seconds switch
    {
        < 3_600 => here.Words.Say("execute.minutes", ("count", seconds / 60)),
        < 172_800 => here.Words.Say("execute.hours", ("count", seconds / 3_600)),
        _ => here.Words.Say("execute.days", ("days", seconds / 86_400)),
    };

    private static Row Row(PageContext here, Lead lead)
    {
        var clock = WaitingClock.Of(here.View, lead);
        var id = lead.Id.ToString(CultureInfo.InvariantCulture);
        return new([
            new(lead.Name), new(lead.Grade), new(lead.LeadSourceId is { } source ? here.View.Member(Dimension.Source, source).Name : null), new(lead.Day),
            new((decimal)clock.Seconds) { Text = clock.State == ClockState.None && !clock.Answered ? here.Words["execute.clock.none"] : Clock(here, clock), Light = LightOf(clock) },
            new(lead.RepId is { } rep ? here.View.Directory.Person(rep)?.Name : null), new(lead.Contact), new(lead.ConvertedDay),
        ])
        {
            Link = here.Link($"execute/leads/{id}"),
        };
    }
}
