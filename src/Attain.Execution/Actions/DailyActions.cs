using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Puts together what people should do today: promises to answer somebody first, then most money first.</summary>
public static class DailyActions
{
    /// <summary>How many actions a day holds.</summary>
    public static readonly Threshold PerDay = new("execution.actionsPerDay", 10m);

    private static IReadOnlyList<IActionSource> Sources =>
        [new UnansweredTickets(), new UnansweredLeads(), new NextSteps(), new OpenOpportunities(), new OverdueCustomers(), new SeasonalCustomers()];

    /// <summary>One person's day.</summary>
    /// <param name="view">As of the day asked about.</param>
    /// <exception cref="RefusedException">The viewer may not see the person.</exception>
    public static ActionList For(WorkspaceView view, int personId) => Cut(view, All(view, personId));

    /// <summary>
    /// The day of everybody the viewer may see, those who left and those with nothing to do too, by their id. One pass over the facts,
    /// not one for each person.
    /// </summary>
    public static IReadOnlyDictionary<int, ActionList> ForEverybody(WorkspaceView view) =>
        AllForEverybody(view).ToDictionary(person => person.Key, person => Cut(view, person.Value));

    /// <summary>Everything one person could do, more than a day holds.</summary>
    /// <exception cref="RefusedException">The viewer may not see the person.</exception>
    internal static ActionList All(WorkspaceView view, int personId)
    {
        if (!view.Viewer.Sees(personId))
            throw new RefusedException(Sentence.Of("execution.notYours", ("person", view.Member(Dimension.Rep, personId).Name)));
        return List(view, personId, Find(view, personId).Select(found => found.Action), NotLoaded(view));
    }

    internal static IReadOnlyDictionary<int, ActionList> AllForEverybody(WorkspaceView view)
    {
        var found = Find(view, null).ToLookup(found => found.PersonId, found => found.Action);
        var notLoaded = NotLoaded(view);
        return Enumerable.Range(1, view.Directory.MaxId(Dimension.Rep)).Where(view.Viewer.Sees)
            .ToDictionary(personId => personId, personId => List(view, personId, found[personId], notLoaded));
    }

    private static ActionList Cut(WorkspaceView view, ActionList all)
    {
        var today = all.Actions.Take((int)view.Thresholds[PerDay]).ToList();
        return all with { Actions = today, Left = all.Actions.Count - today.Count };
    }

    private static IEnumerable<(int PersonId, RepAction Action)> Find(WorkspaceView view, int? personId)
    {
        var question = new ActionQuestion(view, personId);
        return Sources.Where(source => source.Needs is not { } fact || view.IsLoaded(fact)).SelectMany(source => source.Find(question));
    }

    private static ActionList List(WorkspaceView view, int personId, IEnumerable<RepAction> actions, IReadOnlyList<Sentence> notLoaded)
    {
        // Promises come first: they are late by the hour, whatever the money. The sort is stable, so a source's own order stays.
        var all = actions.OrderByDescending(action => action.IsPromise).ThenByDescending(action => action.AtStake?.Units ?? 0).ThenBy(action => action.Kind).ToList();
        return new(view.Member(Dimension.Rep, personId), view.AsOf, all, 0, notLoaded);
    }

    private static List<Sentence> NotLoaded(WorkspaceView view) =>
        [.. Sources.Select(s => s.Needs).OfType<FactKind>().Distinct().Where(kind => !view.IsLoaded(kind)).Select(kind => Sentence.Of($"execution.notLoaded.{kind}"))];
}
