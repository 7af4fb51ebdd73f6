using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;

namespace Attain.App.Pages.Execute;

internal static class ActionsTable
{
    /// <summary>People in the scope of the page with something to do or done, most of it promised first.</summary>
    public static IReadOnlyList<(int Id, MarkedDay Day)> People(PageContext here) => [.. here.Everybody()
        .Where(person => (person.Value.Open.Actions.Count > 0 || person.Value.Done.Count > 0) && Holds(here, person.Key))
        .OrderByDescending(person => person.Key == here.Seat.PersonId)
        .ThenByDescending(person => person.Value.Open.Actions.Count(action => action.IsPromise)).ThenByDescending(person => person.Value.Open.UnitsAtStake)
        .Select(person => (person.Key, person.Value))];

    public static Table Of(PageContext here)
    {
        var words = here.Words;
        return new("actions", "execute/actions", words["execute.actions.table"],
        [
            new("person", words["field.rep"]), new("kind", words["execute.action"]), new("about", words["execute.action.about"]), new("why", words["execute.action.why"]), new("stake", words["execute.actions.money"]) { Number = true },
        ],
        [.. People(here).SelectMany(person => person.Day.Open.Actions.Select(action => new Row([
            new(person.Day.Open.Person.Name), new(words[$"action.{action.Kind}"]),
            new(action.Subject ?? action.Customer?.Name) { Link = ActionRoutes.Link(here, action) }, new(words.Say(action.Reason)), new(action.AtStake),
        ])))])
        {
            Filter = true, PageSize = 30, Empty = words["execute.actions.none"],
        };
    }

    private static bool Holds(PageContext here, int person)
    {
        var members = here.Scope.Members;
        var directory = here.View.Directory;
        return (!members.TryGetValue(Dimension.Rep, out var reps) || reps.Contains(person))
            && (!members.TryGetValue(Dimension.Team, out var teams) || teams.Contains(directory.TeamOf(person, here.AsOf)))
            && (!members.TryGetValue(Dimension.Division, out var divisions) || divisions.Contains(directory.DivisionOf(person, here.AsOf)));
    }
}
