using System.Globalization;
using Attain.App.Report;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;
using Membership = Attain.Facts.Membership;

namespace Attain.App.Pages.Settings.Organisation;

/// <summary>The organisation as it stands on the as-of day, as far as whoever looks sees its people.</summary>
public static class OrgTree
{
    /// <summary>From the top down, each with how deep it stands.</summary>
    public static IReadOnlyList<(OrgUnitEntry Unit, int Depth)> Units(PageContext here) => here.Keep("organisation: units", () =>
    {
        var below = here.View.Directory.OrgUnits.ToLookup(u => u.ParentId);
        var (listed, seen) = (new List<(OrgUnitEntry, int)>(), new HashSet<int>());
        var ids = here.View.Directory.OrgUnits.Select(u => u.Id).ToHashSet();
        foreach (var top in here.View.Directory.OrgUnits.Where(u => !ids.Contains(u.ParentId))) Add(top, 0);
        return listed;

        void Add(OrgUnitEntry unit, int depth)
        {
            // Once each, so that a circle in the data ends.
            if (!seen.Add(unit.Id)) return;
            var place = listed.Count;
            listed.Add((unit, depth));
            foreach (var next in below[unit.Id].OrderBy(u => u.Name, StringComparer.Ordinal)) Add(next, depth + 1);
            // Who sees only some people sees the units they are in, and what stands above these.
            if (here.View.Viewer.RepIds is not null && listed.Count == place + 1 && Members(here, unit.Id).Count == 0) listed.RemoveAt(place);
        }
    });

    /// <summary>The unit the address names, else the first with people in it; null for those who are in none.</summary>
    public static OrgUnitEntry? Chosen(PageContext here, int? unit = null)
    {
        var asked = unit ?? (int.TryParse(here["unit"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);
        if (asked == 0) return null;
        if (asked is { } named) return Units(here).Select(u => u.Unit).FirstOrDefault(u => u.Id == named) ?? throw new NotThereException();
        return Units(here).Select(u => u.Unit).FirstOrDefault(u => Members(here, u.Id).Count > 0);
    }

    /// <summary>Who is right in a unit on the as-of day; 0 for those in none.</summary>
    public static IReadOnlyList<PersonEntry> Members(PageContext here, int unitId) => By(here)[unitId].ToList();

    public static Table Table(PageContext here) => Table(here, Chosen(here)?.Id ?? 0);

    public static Table Table(PageContext here, int unitId)
    {
        var words = here.Words;
        var stays = Stays(here).ToLookup(s => s.PersonId);
        var leader = here.View.Directory.OrgUnit(unitId)?.LeaderId;
        return new Table("members", "settings/organisation/members", words["org.members"],
        [
            new("name", words["org.person"]), new("position", words["import.field.position"]), new("tenure", words["org.tenure"]) { Number = true, Hint = words["org.tenureHint"] },
            new("since", words["org.since"]), new("before", words["org.before"]) { Minor = true },
        ],
        [.. Members(here, unitId).Select(person => Row(person, person.Id == leader, [.. stays[person.Id]], here))])
        {
            Empty = words["org.nobody"], Filter = true, Sort = null,
        };
    }

    private static Row Row(PersonEntry person, bool leads, List<Membership> stays, PageContext here)
    {
        var now = stays.Find(s => Holds(s, here.AsOf));
        var before = stays.Where(s => s.ToDay is { } end && end <= here.AsOf).OrderByDescending(s => s.ToDay)
            .Select(s => here.Words.Say("org.stay", ("unit", here.View.Directory.OrgUnit(s.OrgUnitId)?.Name), ("to", s.ToDay)));
        return new(
        [
            new(person.Name) { Note = leads ? here.Words["org.leads"] : null },
            person.Position,
            person.HireDay is { } hired ? new(Math.Round((here.AsOf.DayNumber - hired.DayNumber) / 30.44m)) { Title = here.Words.Day(hired) } : new(null),
            new(now?.FromDay), here.Words.List(before),
        ]);
    }

    private static ILookup<int, PersonEntry> By(PageContext here) => here.Keep("organisation: members", () =>
    {
        var unitOf = Stays(here).Where(s => Holds(s, here.AsOf)).GroupBy(s => s.PersonId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.FromDay)!.OrgUnitId);
        return here.View.Directory.People.Where(p => p.WorksOn(here.AsOf) && here.View.Viewer.Sees(p.Id)).OrderBy(p => p.Name, StringComparer.Ordinal).ToLookup(p => unitOf.GetValueOrDefault(p.Id));
    });

    private static IReadOnlyList<Membership> Stays(PageContext here) => here.Keep("organisation: stays", () => EditRows.Look(here.View.Store, rows => rows.List<Membership>(_ => true)));

    private static bool Holds(Membership stay, DateOnly day) => !(stay.FromDay > day) && !(stay.ToDay <= day);
}
