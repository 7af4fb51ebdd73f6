using System.Globalization;
using Attain.App.Pages.Diagnose.Customers;
using Attain.App.Pages.Diagnose.Findings;
using Attain.App.Pages.Diagnose.Funnel;
using Attain.App.Pages.Diagnose.Metrics;
using Attain.App.Pages.Diagnose.Problems;
using Attain.App.Pages.Diagnose.Team;
using Attain.App.Web;
using Attain.App.Web.Palette;
using Attain.Core;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose;

/// <summary>What holds sales back: findings by money, and the numbers they are made of.</summary>
public static class DiagnosePages
{
    public static IServiceCollection AddDiagnosePages(this IServiceCollection services) => services
        .AddSingleton<IRailCount, HighFindings>()
        .AddSingleton<IPaletteSource, FindingsInPalette>()
        .AddSingleton<IPaletteSource, MetricsInPalette>();

    public static void Map(WorkspaceRoutes routes)
    {
        FindingRoutes.Map(routes);
        MetricRoutes.Map(routes);
        ProblemRoutes.Map(routes);
        routes.Page<TeamPage>("diagnose/team");
        routes.Table("diagnose/team", TeamTables.Teams);
        routes.Table("diagnose/team/reps", TeamTables.Reps);
        routes.Page<CustomersPage>("diagnose/customers");
        routes.Table("diagnose/customers", CustomerTables.Ranked);
        routes.Table("diagnose/customers/curve", CustomerTables.Curve);
        routes.Table("diagnose/customers/tiers", CustomerTables.Tiers);
        routes.Page<FunnelPage>("diagnose/funnel");
        routes.Table("diagnose/funnel/levels", FunnelTables.Levels);
        foreach (var dimension in (Dimension[])[Dimension.Team, Dimension.Source]) routes.Table("diagnose/funnel/" + dimension.Name(), here => FunnelTables.By(here, dimension));
    }

    /// <summary>The pages of the section beside each other.</summary>
    public static IEnumerable<(string Href, string Text, string? Count)> Tabs(PageContext here) =>
    [
        (here.Link("diagnose"), here.Words["diagnose.findings"], Diagnosed.Of(here).Findings.Count.ToString(CultureInfo.InvariantCulture)),
        (here.Link("diagnose/metrics"), here.Words["diagnose.metrics"], null),
        (here.Link("diagnose/problems"), here.Words["diagnose.problems"], ProblemTable.List(here.View).Count(problem => problem.State == ProblemState.Open) is > 0 and var open ? open.ToString(CultureInfo.InvariantCulture) : null),
        (here.Link("diagnose/team"), here.Words["diagnose.team"], null),
        (here.Link("diagnose/customers"), here.Words["diagnose.customers"], null),
        (here.Link("diagnose/funnel"), here.Words["diagnose.funnel"], null),
    ];
}

/// <summary>How many findings weigh heavily.</summary>
internal sealed class HighFindings : IRailCount
{
    public string Section => "diagnose";

    public RailEntry? Count(PageContext here, RailEntry entry)
    {
        var high = Diagnosed.Standard(here).Findings.Count(finding => finding.Severity == Severity.High);
        return high == 0 ? entry : entry with
        {
            Count = high.ToString(CultureInfo.InvariantCulture), Kind = "bad", Says = here.Words.Say("diagnose.rail", ("count", high)),
        };
    }
}
