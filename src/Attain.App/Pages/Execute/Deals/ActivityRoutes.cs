using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Execute;

/// <summary>Follow-ups: what was done with a customer, deal or lead, and what is next.</summary>
internal static class ActivityRoutes
{
    private const int FewKinds = 3;

    private static readonly RecordDesk<Activity> Desk = new(
        "activities", Records.Activities, ["kind", "note", "nextStep", "nextStepDay", "day"], ["kind", "day", "note", "nextStep", "nextStepDay", "minutes"],
        (here, activity) => activity.OpportunityId is { } deal ? here.Link($"execute/deals/{Text(deal)}") : activity.CustomerId is { } customer ? here.Link($"execute/customers/{Text(customer)}") : here.Link("execute"));

    public static void Map(WorkspaceRoutes routes) => Desk.Map(routes);

    /// <summary>Kinds to choose from: those in use, else the usual ones.</summary>
    public static IReadOnlyList<string> Kinds(PageContext here) => here.Keep(("activity.kinds", here.Language == Language.Chinese), () =>
    {
        var used = RecordLists.ActivityKinds(here.View, 6);
        return used.Count >= FewKinds ? used : [.. used.Union([here.Words["execute.kind.call"], here.Words["execute.kind.visit"], here.Words["execute.kind.mail"], here.Words["execute.kind.meeting"]])];
    });

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
