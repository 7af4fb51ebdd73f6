using Attain.Core;
using Attain.Tests.Architecture.Rules;

namespace Attain.Tests.Architecture;

/// <summary>Every rule applied to the house as it stands. That each rule can fail is shown in <see cref="PlantedTests"/>.</summary>
public sealed class HouseTests
{
    /// <summary>Files that may have more than 400 lines, each with the reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    [Fact]
    public void References_follow_the_floors() => Clean(FloorRules.ReferencesFollowFloors(House.Floors, House.Annexes, House.Projects));

    [Fact]
    public void Core_asks_for_no_package() => Clean(FloorRules.LowestFloorAsksForNoPackage(House.Floors, House.Projects));

    [Fact]
    public void Only_the_top_knows_http() => Clean(FloorRules.OnlyTopKnowsHttp(House.Floors, House.Projects));

    [Fact]
    public void Compiled_floors_are_bound_to_nothing_else() => Clean(
        House.Projects.Where(project => project.IsSource).Zip(House.Assemblies).SelectMany(pair =>
            FloorRules.BoundAssembliesFit(House.Floors, pair.First.Name, pair.Second.GetReferencedAssemblies().Select(name => name.Name!))));

    [Fact]
    public void Every_floor_has_its_tests() => Clean(FloorRules.EverySourceProjectIsTested(House.Projects));

    [Fact]
    public void Every_project_is_in_the_solution() =>
        Clean(FloorRules.EveryProjectIsInTheSolution(House.Projects, House.Files.Single(file => file.Path == "Attain.slnx").Text));

    [Fact]
    public void Ef_core_stays_in_its_folders() => Clean(SourceRules.EfStaysInItsFolders(House.Floors, House.Sources));

    [Fact]
    public void Nobody_looks_at_the_clock() => Clean(SourceRules.NobodyLooksAtTheClock(House.Top, House.Sources));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Clean(TypeRules.ClassesAreSealedStaticOrAbstract(House.Assemblies.SelectMany(TypeRules.Written)));

    [Fact]
    public void Nothing_static_changes() => Clean(TypeRules.NothingStaticChanges(House.Assemblies.SelectMany(TypeRules.Written)));

    [Fact]
    public void Files_stay_short()
    {
        Clean(FileRules.FilesStayShort(House.Files, LongFiles));
        Clean(FileRules.ExceptionsAreNeeded(House.Files, LongFiles));
    }

    [Fact]
    public void Nothing_is_tied_to_one_machine() => Clean(FileRules.NothingIsTiedToOneMachine(House.Files));

    [Fact]
    public void Scripts_are_executable() => Clean(FileRules.ScriptsAreExecutable(House.Files));

    [Fact]
    public void Texts_load_in_both_languages() => Should.NotThrow(() => Texts.Load(House.Assemblies));

    [Fact]
    public void Texts_declared_are_said() => Clean(TextRules.DeclaredKeysAreUsed(Declared(), FloorSources()));

    [Fact]
    public void Texts_said_are_declared() => Clean(TextRules.UsedKeysAreDeclared(Declared(), FloorSources()));

    [Fact]
    public void Discovery_finds_what_is_certainly_there()
    {
        House.Projects.Count.ShouldBeGreaterThan(2 * House.Floors.Count);
        House.Sources.ShouldContain(source => source.Path == "src/Attain.Core/Money/Money.cs");
        House.Assemblies.SelectMany(TypeRules.Written).ShouldContain(typeof(Money));
        House.Files.ShouldContain(file => file.Path == ".ci/run");
        House.Files.ShouldNotContain(file => file.Path.Contains("/bin/") || file.Path.Contains("/obj/"));
    }

    private static IReadOnlyDictionary<string, IReadOnlySet<string>> Declared() => TextRules.Declared(
        House.Files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && Path.GetFileName(file.Path) == "Texts.json").Select(file => file.Text));

    private static List<SourceFile> FloorSources() => [.. House.Sources.Concat(House.Markup).Where(source => source.Floor is not null)];

    private static void Clean(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine + "- ", [$"{found.Count} found:", .. found]));
    }
}
