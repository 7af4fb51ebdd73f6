namespace Attain.App;

/// <summary>The samples that come with the product, beside the program.</summary>
public static class Samples
{
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
