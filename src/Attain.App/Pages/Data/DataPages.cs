using Attain.App.Imports;
using Attain.App.Web;
using Microsoft.AspNetCore.Mvc;

namespace Attain.App.Pages.Data;

/// <summary>What is loaded, reading files in, and the list of what was read in.</summary>
public static class DataPages
{
    /// <summary>In the order they stand.</summary>
    public static IReadOnlyList<(string Name, string Path, Capability Needs)> Tabs { get; } =
    [
        ("loaded", "data", Capability.Read), ("import", "data/import", Capability.Import), ("imports", "data/imports", Capability.Import),
    ];

    public static IServiceCollection AddDataPages(this IServiceCollection services) => services
        .AddSingleton<ImportDesk>().AddSingleton<ImportRuns>().AddHostedService(provider => provider.GetRequiredService<ImportRuns>()).AddSingleton<DataChecks>().AddHostedService<ImportSweeper>()
        .AddScoped<IRailCount, DataProblems>();

    public static void Map(WorkspaceRoutes routes)
    {
        // What the form carries besides the file is small.
        var size = new RequestSizeLimitAttribute(ImportDesk.Largest + (1 << 20));

        routes.Page<LoadedPage>("data");
        routes.Table("data/loaded", LoadedTableView.Of);
        routes.Post("data/check", Capability.Import, LoadedChanges.Check);
        routes.Get("data/check", Capability.Import, (PageContext here, HttpContext http) => LoadedChanges.Progress(here, http));
        routes.Page<ImportPage>("data/import", Capability.Import);
        routes.Post("data/import", Capability.Import, ImportChanges.Upload).WithMetadata(size);
        routes.Get("data/import/{id}", Capability.Import, ImportChanges.Show);
        routes.Post("data/import/{id}", Capability.Import, ImportChanges.Act);
        routes.Post("data/import/{id}/kind", Capability.Import, ImportChanges.Kind);
        routes.Post("data/import/{id}/file", Capability.Import, ImportChanges.Replace).WithMetadata(size);
        routes.Post("data/import/{id}/stop", Capability.Import, ImportChanges.Stop);
        routes.Post("data/import/{id}/remove", Capability.Import, ImportChanges.Remove);
        routes.Get("data/import/{id}/run", Capability.Import, ImportChanges.Progress);
        routes.Get("data/import/{id}/mapping.json", Capability.Import, ImportChanges.MappingFile);
        routes.Get("data/import/{id}/rejects.csv", Capability.Import, ImportChanges.Rejects);
        routes.Get("data/import/{id}/problems.csv", Capability.Export, (PageContext here, ImportDesk desk, string id) => ProblemsTable.Csv(here, desk, id));
        routes.Get("data/import/{id}/problems.xlsx", Capability.Export, (PageContext here, ImportDesk desk, string id) => ProblemsTable.Excel(here, desk, id));
        routes.Page<ImportsPage>("data/imports", Capability.Import);
        routes.Get("data/imports.csv", Capability.Export, (PageContext here, ImportDesk desk) => ImportsTable.Csv(here, desk));
        routes.Get("data/imports.xlsx", Capability.Export, (PageContext here, ImportDesk desk) => ImportsTable.Excel(here, desk));
    }
}
