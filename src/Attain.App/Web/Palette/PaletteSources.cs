using Attain.Core;

namespace Attain.App.Web.Palette;

/// <summary>The sections of the loop and whatever other pages are named.</summary>
public sealed class PagesInPalette : IPaletteSource
{
    private static readonly (string Text, string Path, string Icon)[] Pages =
    [
        ("section.today", "today", "house"), ("section.diagnose", "diagnose", "stethoscope"), ("section.targets", "targets", "target"),
        ("section.strategy", "strategy", "compass"), ("section.execute", "execute", "kanban"), ("section.review", "review", "history"),
        ("section.data", "data", "database"), ("section.settings", "settings", "settings"), ("frame.notices", "notices", "bell"),
    ];

    public IEnumerable<PaletteEntry> Find(PageContext here, string text) => Pages
        .Select(page => new PaletteEntry("palette.pages", here.Words[page.Text], here.Link(page.Path), page.Icon))
        .Where(entry => Matches(entry.Name, text));

    /// <summary>Whether a name holds what was typed, in any case.</summary>
    public static bool Matches(string name, string text) => text.Length == 0 || name.Contains(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>People and teams in sight: the page turns to them.</summary>
public sealed class PeopleInPalette : IPaletteSource
{
    private const int Most = 6;

    public IEnumerable<PaletteEntry> Find(PageContext here, string text)
    {
        if (text.Length == 0) return [];
        var directory = here.View.Directory;
        var people = directory.People
            .Where(person => here.View.Viewer.Sees(person.Id) && person.WorksOn(here.AsOf) && PagesInPalette.Matches(person.Name, text))
            .Take(Most)
            .Select(person => new PaletteEntry("palette.people", person.Name, here.Link("today", (Dimension.Rep.Name(), person.ExternalId)), "user", person.Position));
        var seen = here.View.Viewer.RepIds;
        var teams = directory.OrgUnits
            .Where(unit => PagesInPalette.Matches(unit.Name, text) && (seen is null || seen.Any(id => directory.TeamOf(id, here.AsOf) == unit.Id)))
            .Take(Most)
            .Select(unit => new PaletteEntry("palette.people", unit.Name, here.Link("today", (unit.Dimension.Name(), unit.ExternalId)), "users"));
        return people.Concat(teams);
    }
}
