using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Palette;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>Customers and deals in sight by their names, the section's pages, and what one can make.</summary>
internal sealed class RecordsInPalette : IPaletteSource
{
    private const int Most = 6;

    private static readonly (string Text, string Path, string Icon)[] Pages =
        [("execute.board", "execute", "kanban"), ("execute.actions", "execute/actions", "list-checks"), ("execute.leads", "execute/leads", "inbox"), ("execute.customers", "execute/customers", "building-2"), ("execute.tickets", "execute/tickets", "message-square")];

    private static readonly (string Text, string Path)[] Makes =
        [("execute.deals.new", "execute/deals/new"), ("execute.leads.new", "execute/leads/new"), ("execute.customers.new", "execute/customers/new"), ("execute.orders.new", "execute/orders/new")];

    public IEnumerable<PaletteEntry> Find(PageContext here, string text)
    {
        var words = here.Words;
        var pages = Pages.Select(page => new PaletteEntry("palette.pages", words[page.Text], here.Link(page.Path), page.Icon)).Where(page => text.Length > 0 && PagesInPalette.Matches(page.Name, text));
        var makes = here.May(Capability.EditRecords) ? Makes.Select(make => new PaletteEntry("palette.actions", words[make.Text], here.Link(make.Path), "plus")).Where(make => PagesInPalette.Matches(make.Name, text)) : [];
        return text.Length == 0 ? makes : [.. Customers(here, text), .. Deals(here, text), .. pages, .. makes];
    }

    private static IEnumerable<PaletteEntry> Customers(PageContext here, string text)
    {
        var seen = here.Keep("customers.seen", () => new FormRoutes.Seen(CustomerSight.Of(here.View))).Ids;
        return here.View.Directory.Customers
            .Where(customer => PagesInPalette.Matches(customer.Name, text) && (seen?.Contains(customer.Id) ?? true))
            .OrderBy(customer => !customer.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)).ThenBy(customer => customer.Name.Length).Take(Most)
            .Select(customer => new PaletteEntry("palette.customers", customer.Name, here.Link($"execute/customers/{Text(customer.Id)}"), "building-2", customer.Industry));
    }

    private static IEnumerable<PaletteEntry> Deals(PageContext here, string text)
    {
        if (text.Length < 2) return [];
        var found = DealSearch.Find(here.View, text, DealFilter.All)!;
        if (found.Count == 0) return [];
        var open = PipelineBoard.Build(here.View, Scope.Company, found, new DateRange(here.AsOf, here.AsOf)).Open.SelectMany(column => column.Ids).Take(Most);
        return DealCard.Read(here.View, [.. open]).Select(card => new PaletteEntry(
            "palette.deals", card.Deal.Name, here.Link($"execute/deals/{Text(card.Deal.Id)}"), "briefcase", card.Deal.Amount is { } amount ? here.Words.Short(here.Profile.Money(amount)) : null));
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How many promises wait: leads and tickets somebody should answer today.</summary>
internal sealed class ActionsInRail : IRailCount
{
    public string Section => "execute";

    public RailEntry? Count(PageContext here, RailEntry entry)
    {
        var open = here.Everybody().Values.Sum(day => day.Open.Actions.Count(action => action.IsPromise));
        return open == 0 ? null : entry with { Count = open.ToString("N0", CultureInfo.InvariantCulture), Says = here.Words.Say("execute.rail", ("count", open)) };
    }
}
