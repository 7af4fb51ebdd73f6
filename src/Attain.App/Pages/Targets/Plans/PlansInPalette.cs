using Attain.App.Web;
using Attain.App.Web.Palette;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>Plans by name, making one, and the pages about targets and strategy that the rail does not name.</summary>
public sealed class PlansInPalette : IPaletteSource
{
    private const int Most = 6;

    private static readonly (string Text, string Path, string Icon, Capability Needs)[] Pages =
    [
        ("plans.new", "targets/plans/new", "plus", Capability.Plan), ("targets.tab.plans", "targets/plans", "file-text", Capability.Read),
        ("targets.tab.funnel", "targets/funnel", "funnel", Capability.Read), ("strategypage.plays.title", "strategy/plays", "users", Capability.Read),
        ("strategypage.channels.title", "strategy/channels", "store", Capability.Read), ("strategypage.products.title", "strategy/products", "package", Capability.Read),
    ];

    public IEnumerable<PaletteEntry> Find(PageContext here, string text)
    {
        if (text.Length == 0) return [];
        var pages = Pages.Where(page => here.May(page.Needs)).Select(page => new PaletteEntry("palette.plans", here.Words[page.Text], here.Link(page.Path), page.Icon));
        var plans = PlanTables.Plans(here).Take(Most)
            .Select(plan => new PaletteEntry("palette.plans", here.Words.Say("plans.one", ("name", plan.Name)), here.Link("targets/plan", ("name", plan.Name)), "target", here.Words.Short(plan.Total)));
        return pages.Concat(plans).Where(entry => PagesInPalette.Matches(entry.Name, text));
    }
}
