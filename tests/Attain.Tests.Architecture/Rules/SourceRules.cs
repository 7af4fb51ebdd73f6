namespace Attain.Tests.Architecture.Rules;

/// <summary>What may be written where.</summary>
internal static class SourceRules
{
    private const string Ef = "Microsoft.EntityFrameworkCore";

    /// <summary>Where floors above Facts keep their queries of single records.</summary>
    private const string DataFolder = "Data";

    /// <summary>How a file is named that maps an entity to its table, beside the entity.</summary>
    private const string Mapping = "Mapping.cs";

    private static readonly string[] Clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];

    /// <summary>
    /// EF Core stays where rows are edited one at a time: in Facts, and in the mappings and Data folders of the floors above it,
    /// so rules, formulas and engines can be read and tested without a database.
    /// </summary>
    public static IEnumerable<string> EfStaysInItsFolders(IReadOnlyList<string> floors, IEnumerable<SourceFile> sources) =>
        from source in sources
        where source.Floor is not null && source.Floor != floors[1]
        where source.Floor == floors[0] || !(source.IsUnder(DataFolder) || source.Path.EndsWith(Mapping, StringComparison.Ordinal))
        from use in source.DottedNames()
        where use.Name.Contains(Ef, StringComparison.Ordinal)
        select $"{source.Path}:{use.Line} uses {use.Name}; above {floors[1]} it belongs into *{Mapping} or a folder {DataFolder}.";

    /// <summary>Time is handed in as a TimeProvider; the real one is taken at the top only.</summary>
    public static IEnumerable<string> NobodyLooksAtTheClock(string top, IEnumerable<SourceFile> sources) =>
        from source in sources
        from use in source.DottedNames()
        where Clocks.Any(clock => Ends(use.Name, clock)) || (source.Floor is { } floor && floor != top && Ends(use.Name, "TimeProvider.System"))
        select $"{source.Path}:{use.Line} looks at {use.Name}; time is handed in.";

    /// <summary>The name is there with or without a namespace before it, whatever is called on it afterwards.</summary>
    private static bool Ends(string name, string clock) => $".{name}.".Contains($".{clock}.", StringComparison.Ordinal);
}
