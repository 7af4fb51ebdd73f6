namespace Attain.Tests.Architecture.Rules;

/// <summary>Who may stand on whom. Each answers with the violations it finds, in words.</summary>
internal static class FloorRules
{
    /// <summary>
    /// Every project in src is a floor or an annex, every floor is a project, and each floor references the one below it and no other.
    /// An annex references the floor it leans on, and only the top references it.
    /// </summary>
    public static IEnumerable<string> ReferencesFollowFloors(
        IReadOnlyList<string> floors, IReadOnlyDictionary<string, string> annexes, IReadOnlyCollection<Project> projects)
    {
        foreach (var missing in floors.Concat(annexes.Keys).Except(projects.Where(project => project.IsSource).Select(project => project.Name)))
        {
            yield return $"{missing} is a floor of the architecture but no project in src.";
        }

        foreach (var project in projects.Where(project => project.IsSource))
        {
            var height = floors.ToList().IndexOf(project.Name);
            var leansOn = annexes.GetValueOrDefault(project.Name);
            if (height < 0 && leansOn is null)
            {
                yield return $"{project.Path} is no floor of the architecture.";
                continue;
            }

            string[] below = leansOn is not null ? [leansOn] : height == 0 ? [] : [floors[height - 1]];
            IEnumerable<string> allowed = height == floors.Count - 1 ? below.Concat(annexes.Keys) : below;
            foreach (var wrong in project.References.Except(allowed))
            {
                yield return $"{project.Name} references {wrong}; it may reference {(below is [var one] ? $"only {one}, which brings all floors below" : "nothing")}.";
            }

            foreach (var left in below.Except(project.References))
            {
                yield return $"{project.Name} does not reference {left}, the floor it stands on.";
            }
        }
    }

    public static IEnumerable<string> LowestFloorAsksForNoPackage(IReadOnlyList<string> floors, IEnumerable<Project> projects) =>
        from project in projects
        where project.Name == floors[0]
        from package in project.Packages.Concat(project.Frameworks)
        select $"{project.Name} asks for {package}; it is pure code without packages.";

    public static IEnumerable<string> OnlyTopKnowsHttp(IReadOnlyList<string> floors, IEnumerable<Project> projects) =>
        from project in projects
        where project.IsSource && project.Name != floors[^1] && project.UsesAspNet
        select $"{project.Name} asks for ASP.NET; only {floors[^1]} knows HTTP.";

    /// <summary>The same asked of what the compiler really bound, whichever way it came in.</summary>
    public static IEnumerable<string> BoundAssembliesFit(IReadOnlyList<string> floors, string floor, IEnumerable<string> bound) =>
        from name in bound
        where (floor != floors[^1] && name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            || (floor == floors[0] && !name.StartsWith("System", StringComparison.Ordinal))
        select $"{floor} is bound to {name}.";

    /// <summary>One test project per project in src.</summary>
    public static IEnumerable<string> EverySourceProjectIsTested(IReadOnlyCollection<Project> projects) =>
        from project in projects
        where project.IsSource
        let expected = $"tests/{project.Name}.Tests/{project.Name}.Tests.csproj"
        where projects.All(other => other.Path != expected)
        select $"{project.Name} has no {expected}.";

    public static IEnumerable<string> EveryProjectIsInTheSolution(IEnumerable<Project> projects, string solution) =>
        from project in projects
        where !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)
        select $"{project.Path} is not in the solution.";
}
