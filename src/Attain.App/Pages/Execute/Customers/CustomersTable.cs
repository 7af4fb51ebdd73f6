using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Execute;

internal static class CustomersTable
{
    /// <summary>Made once for a state of the workspace: a company has thousands of customers.</summary>
    public static Table Of(PageContext here) => here.Keep(("customers.table", here.Scope, here.Period.Name, here["show"], here.Language == Language.Chinese), () => Make(here));

    private static Table Make(PageContext here)
    {
        var words = here.Words;
        return new("customers", "execute/customers", words["execute.customers"],
        [
            new("name", words["field.name"]), new("tier", words["dimension.tier"]), new("segment", words["dimension.segment"]), new("owner", words["field.owner"]),
            new("revenue", words["execute.revenue12"]) { Number = true }, new("change", words["execute.onYear"]) { Number = true, Hint = words["execute.onYear.says"] },
            new("last", words["execute.lastOrder"]) { Number = true }, new("next", words["execute.nextOrder"]) { Number = true, Hint = words["execute.nextOrder.says"] },
            new("deals", words["execute.openDeals"]) { Number = true },
        ],
        [.. CustomerRoutes.All(here).Where(line => Shows(here, line)).Select(line => Row(here, line))])
        {
            Sort = "-revenue", Filter = true, Empty = words["execute.customers.empty"],
        };
    }

    private static bool Shows(PageContext here, CustomerLine line) => here["show"] switch
    {
        "late" => line.Expected < here.AsOf,
        "never" => line.History is null,
        "ka" => line.Standing?.Tier == CustomerTier.KeyAccount,
        _ => true,
    };

    private static string? Place(WorkspaceView view, CustomerLine line) =>
        string.Join(" · ", new[] { line.Customer.Industry, line.Customer.TerritoryId > 0 ? view.Member(Dimension.Territory, line.Customer.TerritoryId).Name : null }.Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } place ? place : null;

    private static Row Row(PageContext here, CustomerLine line)
    {
        var (view, history, id) = (here.View, line.History, line.Customer.Id.ToString(CultureInfo.InvariantCulture));
        var late = line.Expected is { } expected ? here.AsOf.DayNumber - expected.DayNumber : 0;
        return new([
            new(line.Customer.Name) { Note = Place(view, line) },
            new(line.Standing?.Tier) { Text = line.Standing is { } tier ? here.Words.Name(view.Member(Dimension.Tier, tier.Tier)) : null },
            new(line.Standing?.Segment) { Text = line.Standing is { } segment ? here.Words.Name(view.Member(Dimension.Segment, segment.Segment)) : null },
            new(line.OwnerId > 0 ? view.Directory.Person(line.OwnerId)?.Name : null),
            new(history is null ? null : here.Profile.Money(history.Revenue12)),
            new(history is { RevenueBefore12: > 0 } ? Delta.Of(history.RevenueBefore12, history.Revenue12) : null),
            new(history?.LastDay),
            new(line.Expected) { Note = late > 0 ? here.Words.Say("execute.lateBy", ("days", late)) : null },
            new(line.OpenDeals > 0 ? here.Profile.Money(line.OpenUnits) : null) { Note = line.OpenDeals > 0 ? here.Words.Say("execute.dealCount", ("count", line.OpenDeals)) : null },
        ])
        {
            Link = here.Link($"execute/customers/{id}"),
        };
    }
}
