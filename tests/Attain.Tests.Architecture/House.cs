using System.Reflection;
using Attain.Tests.Support;

namespace Attain.Tests.Architecture;

/// <summary>The house as it stands: what the rules are applied to, all of it found and none of it listed.</summary>
internal static class House
{
    /// <summary>The architecture itself, lowest first: a floor may use those before it, never one after it.</summary>
    public static IReadOnlyList<string> Floors { get; } =
    [
        "Attain.Core", "Attain.Facts", "Attain.Metrics", "Attain.Diagnosis", "Attain.Targets",
        "Attain.Strategy", "Attain.Execution", "Attain.Review", "Attain.App",
    ];

    /// <summary>What leans on a floor from outside, by the floor it leans on: only the top may use it, and no floor is built on it.</summary>
    public static IReadOnlyDictionary<string, string> Annexes { get; } = new Dictionary<string, string> { ["Attain.Demo"] = "Attain.Facts" };

    /// <summary>The one floor that knows HTTP and the real clock.</summary>
    public static string Top => Floors[^1];

    /// <summary>Every file that belongs to the repository.</summary>
    public static IReadOnlyList<RepoFile> Files { get; } = RepoFile.All(Repo.Root);

    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => Project.Parse(file.Path, file.Text))];

    /// <summary>What people write; migrations are a tool's.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal)).Select(file => new SourceFile(file.Path, file.Text))];

    /// <summary>The strings of Razor files, which say texts as code does.</summary>
    public static IReadOnlyList<SourceFile> Markup { get; } =
        [.. Files.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal)).Select(file => SourceFile.OfMarkup(file.Path, file.Text))];

    /// <summary>What the projects in src/ compile to.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Projects.Where(project => project.IsSource).Select(project => Assembly.Load(project.AssemblyName))];
}
