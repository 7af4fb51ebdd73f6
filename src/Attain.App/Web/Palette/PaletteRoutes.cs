using Attain.App.Components;

namespace Attain.App.Web.Palette;

/// <summary>Search over everything, as a page and, within the palette, as its parts.</summary>
public static class PaletteRoutes
{
    public static IServiceCollection AddPalette(this IServiceCollection services) => services
        .AddSingleton<IPaletteSource, PagesInPalette>()
        .AddSingleton<IPaletteSource, PeopleInPalette>();

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<SearchPage>("search", Capability.Read);
        routes.Get("search/results", Capability.Read, () => Fragment.Of<PaletteResults>());
    }
}
