namespace Attain.Facts;

/// <summary>
/// Migrations need the tables of every floor, so they live in the application, one set per provider and database.
/// </summary>
public static class MigrationSets
{
    /// <summary>Simple name of the assembly that holds them.</summary>
    public const string Assembly = "attain";
}
