namespace Attain.App.Web.Palette;

/// <summary>Something one can go to or do.</summary>
/// <param name="Group">Key of the heading it stands under.</param>
/// <param name="Note">In small print: whose it is, what it is worth.</param>
public sealed record PaletteEntry(string Group, string Name, string Link, string Icon, string? Note = null);

/// <summary>Finds entries of one kind for what was typed. Each group of pages may bring its own.</summary>
public interface IPaletteSource
{
    /// <summary>The best first, a handful; only what the caller may see and do.</summary>
    /// <param name="text">Trimmed; empty before anything is typed.</param>
    IEnumerable<PaletteEntry> Find(PageContext here, string text);
}
