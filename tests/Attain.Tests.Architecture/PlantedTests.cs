using Attain.Tests.Architecture.Rules;

namespace Attain.Tests.Architecture;

/// <summary>A rule that has never been seen to fail proves nothing: each is shown a violation here.</summary>
public sealed class PlantedTests
{
    private static readonly string[] Floors = ["Low", "Middle", "High"];

    private static readonly Dictionary<string, string> NoAnnex = [];

    [Theory]
    [InlineData("Low", "Middle", "Low references Middle; it may reference nothing.")]
    [InlineData("Middle", "High", "Middle references High; it may reference only Low")]
    [InlineData("High", "Low", "High references Low; it may reference only Middle")]
    public void Reference_past_the_floors_is_found(string from, string to, string found)
    {
        Project[] projects = [Floor("Low"), Floor("Middle", "Low"), Floor("High", "Middle")];
        FloorRules.ReferencesFollowFloors(Floors, NoAnnex, projects).ShouldBeEmpty();

        var planted = projects.Select(project => project.Name == from ? Floor(from, [.. project.References, to]) : project).ToList();

        FloorRules.ReferencesFollowFloors(Floors, NoAnnex, planted).ShouldHaveSingleItem().ShouldStartWith(found);
    }

    [Fact]
    public void Floor_outside_the_architecture_or_without_project_is_found() =>
        FloorRules.ReferencesFollowFloors(Floors, NoAnnex, [Floor("Low"), Floor("Middle", "Low"), Floor("Cellar")]).ShouldBe(
            ["High is a floor of the architecture but no project in src.", "src/Cellar/Cellar.csproj is no floor of the architecture."]);

    [Fact]
    public void Floor_that_hangs_in_the_air_is_found() =>
        FloorRules.ReferencesFollowFloors(Floors, NoAnnex, [Floor("Low"), Floor("Middle"), Floor("High", "Middle")]).ShouldBe(
            ["Middle does not reference Low, the floor it stands on."]);

    [Theory]
    [InlineData("Annex", "Middle", "Annex references Middle; it may reference only Low")]
    [InlineData("Middle", "Annex", "Middle references Annex; it may reference only Low")]
    public void Annex_used_below_the_top_or_leaning_elsewhere_is_found(string from, string to, string found)
    {
        Dictionary<string, string> annexes = new() { ["Annex"] = "Low" };
        Project[] projects = [Floor("Low"), Floor("Middle", "Low"), Floor("High", "Middle", "Annex"), Floor("Annex", "Low")];
        FloorRules.ReferencesFollowFloors(Floors, annexes, projects).ShouldBeEmpty();

        var planted = projects.Select(project => project.Name == from ? Floor(from, [.. project.References, to]) : project).ToList();

        FloorRules.ReferencesFollowFloors(Floors, annexes, planted).ShouldHaveSingleItem().ShouldStartWith(found);
    }

    [Fact]
    public void Package_in_the_lowest_floor_is_found()
    {
        var project = Project.Parse("src/Low/Low.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Some.Package" /></ItemGroup></Project>""");

        FloorRules.LowestFloorAsksForNoPackage(Floors, [project]).ShouldHaveSingleItem().ShouldContain("Some.Package");
    }

    [Theory]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk.Web" />""")]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""")]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Microsoft.AspNetCore.Http" /></ItemGroup></Project>""")]
    public void Http_below_the_top_is_found(string xml)
    {
        FloorRules.OnlyTopKnowsHttp(Floors, [Project.Parse("src/Middle/Middle.csproj", xml)]).ShouldHaveSingleItem();
        FloorRules.OnlyTopKnowsHttp(Floors, [Project.Parse("src/High/High.csproj", xml)]).ShouldBeEmpty();
    }

    [Fact]
    public void Assembly_bound_where_it_does_not_belong_is_found()
    {
        string[] bound = ["System.Runtime", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Http"];

        FloorRules.BoundAssembliesFit(Floors, "Low", bound).Count().ShouldBe(2);
        FloorRules.BoundAssembliesFit(Floors, "Middle", bound).ShouldHaveSingleItem().ShouldContain("AspNetCore");
        FloorRules.BoundAssembliesFit(Floors, "High", bound).ShouldBeEmpty();
    }

    [Fact]
    public void Floor_without_tests_or_outside_the_solution_is_found()
    {
        FloorRules.EverySourceProjectIsTested([Floor("Low")]).ShouldHaveSingleItem();
        FloorRules.EveryProjectIsInTheSolution([Floor("Low")], """<Project Path="src/Lower/Low.csproj" />""").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("src/Low/Data/AMapping.cs", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/High/Maths/A.cs", "using Microsoft.EntityFrameworkCore.Infrastructure;")]
    [InlineData("src/High/A.cs", "class A { Microsoft.EntityFrameworkCore.DbContext? c; }")]
    [InlineData("src/High/A.cs", "using static global::Microsoft.EntityFrameworkCore.EF;")]
    public void Ef_core_outside_its_folders_is_found(string path, string text) =>
        SourceRules.EfStaysInItsFolders(Floors, [new SourceFile(path, text)]).ShouldHaveSingleItem().ShouldStartWith($"{path}:1 ");

    [Theory]
    [InlineData("src/Middle/Anywhere/A.cs", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/High/Data/A.cs", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/High/Plans/PlanMapping.cs", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/High/A.cs", "// Microsoft.EntityFrameworkCore is not used here\nclass A { string name = \"Microsoft.EntityFrameworkCore\"; }")]
    public void Ef_core_in_its_folders_or_only_mentioned_is_fine(string path, string text) =>
        SourceRules.EfStaysInItsFolders(Floors, [new SourceFile(path, text)]).ShouldBeEmpty();

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("System.DateTime.UtcNow.AddDays(1)")]
    [InlineData("DateTime.Today.Year")]
    [InlineData("A.F(x => global::System.DateTime.Now.ToString().Length).G()")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("TimeProvider.System.GetUtcNow()")]
    public void Look_at_the_clock_is_found(string expression) =>
        SourceRules.NobodyLooksAtTheClock("High", [Source("Low", $"class A {{ object B() => {expression}; }}")]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("time.GetUtcNow()")]
    [InlineData("Stopwatch.GetTimestamp()")]
    [InlineData("\"DateTime.Now\"")]
    [InlineData("MyDateTime.Nowhere")]
    public void Time_handed_in_is_fine(string expression) =>
        SourceRules.NobodyLooksAtTheClock("High", [Source("Low", $"class A {{ object B() => {expression}; }}")]).ShouldBeEmpty();

    [Fact]
    public void Real_clock_is_taken_at_the_top_only() =>
        SourceRules.NobodyLooksAtTheClock("High", [Source("High", "class A { object B() => TimeProvider.System; }")]).ShouldBeEmpty();

    [Fact]
    public void Open_class_is_found() => TypeRules.ClassesAreSealedStaticOrAbstract([typeof(Planted.Open), typeof(Planted.Shut), typeof(Planted.Base), typeof(Planted)])
        .ShouldHaveSingleItem().ShouldContain(nameof(Planted.Open));

    [Fact]
    public void Static_that_changes_is_found() => TypeRules.NothingStaticChanges([typeof(Planted.Changing)]).Select(violation => violation.Split(' ')[0].Split('.')[^1])
        .ShouldBe(["Field", "Collection", "Cache", "Settable", "Kept"], ignoreOrder: true);

    [Fact]
    public void Static_that_stays_is_fine() => TypeRules.NothingStaticChanges([typeof(Planted.Staying)]).ShouldBeEmpty();

    [Fact]
    public void Long_file_and_needless_exception_are_found()
    {
        RepoFile[] files = [new("src/Long.cs", Lines(401), true), new("src/Fits.cs", Lines(400), true), new("src/Migrations/M.cs", Lines(900), true), new("data.csv", Lines(900), true)];

        FileRules.FilesStayShort(files, new Dictionary<string, string>()).ShouldBe(["src/Long.cs has 401 lines, more than 400."]);
        var allowed = new Dictionary<string, string> { ["src/Long.cs"] = "a table", ["src/Fits.cs"] = "was longer once" };
        FileRules.FilesStayShort(files, allowed).ShouldBeEmpty();
        FileRules.ExceptionsAreNeeded(files, allowed).ShouldBe(["src/Fits.cs needs no exception any more."]);
    }

    [Theory]
    [InlineData("see /" + "work/main/x")]
    [InlineData("\"/" + "tmp/wt/x\"")]
    [InlineData("https://registry" + ".npmjs.org/htmx")]
    [InlineData("source https://api" + ".nuget.org/v3")]
    public void Tie_to_one_machine_is_found(string text) =>
        FileRules.NothingIsTiedToOneMachine([new("a.md", "first line\n" + text, true)]).ShouldHaveSingleItem().ShouldStartWith("a.md:2 ");

    [Fact]
    public void Ordinary_paths_are_fine() =>
        FileRules.NothingIsTiedToOneMachine([new("a.md", "docs/work/x ../work/y https://example.org/home/page /usr/lib/postgresql", true)]).ShouldBeEmpty();

    [Fact]
    public void Script_that_cannot_be_started_is_found() => FileRules.ScriptsAreExecutable(
        [new("a.sh", "", false), new("b", "#!/bin/sh", false), new("c.sh", "#!/bin/sh", true), new("d.bash", "sourced", false)]).ShouldBe(["a.sh is not executable.", "b is not executable."]);

    private static Project Floor(string name, params string[] references) => Project.Parse(
        $"src/{name}/{name}.csproj",
        $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{string.Concat(references.Select(to => $"""<ProjectReference Include="../{to}/{to}.csproj" />"""))}</ItemGroup></Project>""");

    private static SourceFile Source(string floor, string text) => new($"src/{floor}/A.cs", text);

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("line\n", count));
}
