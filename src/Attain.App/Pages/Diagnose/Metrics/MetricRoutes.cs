using Attain.App.Web;
using Attain.App.Web.Palette;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>The catalogue with its values, metric by metric, and the records behind a number.</summary>
internal static class MetricRoutes
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<MetricsPage>("diagnose/metrics");
        routes.Table("diagnose/metrics", MetricTables.All);
        routes.Get("diagnose/metrics/{id}", Capability.Read, (string id) => Fragment.Of<MetricPage>((nameof(MetricPage.Id), id)));
        routes.Table("diagnose/metrics/{id}/trend", here => MetricTables.Trend(here, Asked(here)));
        routes.Table("diagnose/metrics/{id}/by", here => Asked(here) is { By: not null } detail ? MetricTables.By(here, detail) : throw new NotThereException());
        routes.Page<RecordsPage>("diagnose/records");
        routes.Table("diagnose/records", RecordsTable.Of);
    }

    // The address of a file ends in the metric's id and the table's name.
    private static MetricDetail Asked(PageContext here) =>
        MetricCatalogue.TryFind(here.Path.Split('/')[^2], out var metric) && MetricDetail.Of(here, metric) is { } detail ? detail : throw new NotThereException();
}

/// <summary>Metrics by their name.</summary>
internal sealed class MetricsInPalette : IPaletteSource
{
    private const int Most = 5;

    public IEnumerable<PaletteEntry> Find(PageContext here, string text) => text.Length == 0 ? [] : MetricCatalogue.All
        .Where(metric => PagesInPalette.Matches(here.Words.Name(metric), text))
        .Take(Most)
        .Select(metric => new PaletteEntry("diagnose.metrics", here.Words.Name(metric), here.Link("diagnose/metrics/" + metric.Id.Name), "activity"));
}
