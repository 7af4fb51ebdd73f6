using System.Xml.Linq;

namespace Attain.Tests.Architecture;

/// <summary>What a project file says about what it stands on.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="References">Names of the projects it references.</param>
/// <param name="Packages">Names of the packages it asks for.</param>
internal sealed record Project(
    string Path, string Sdk, string AssemblyName, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool UsesAspNet => Sdk.EndsWith(".Web", StringComparison.Ordinal)
        || Sdk.EndsWith(".Razor", StringComparison.Ordinal)
        || Frameworks.Concat(Packages).Any(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    public static Project Parse(string path, string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        return new Project(
            path,
            root.Attribute("Sdk")?.Value ?? "",
            root.Descendants("AssemblyName").SingleOrDefault()?.Value ?? System.IO.Path.GetFileNameWithoutExtension(path),
            [.. Includes("ProjectReference").Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))],
            [.. Includes("PackageReference")],
            [.. Includes("FrameworkReference")]);

        IEnumerable<string> Includes(string item) => root.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
    }
}
