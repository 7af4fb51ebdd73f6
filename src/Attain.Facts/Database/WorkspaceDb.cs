using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Attain.Facts;

/// <summary>What a floor adds to the workspace's tables. One class per floor, registered by its module.</summary>
public interface IWorkspaceMapping
{
    void Map(ModelBuilder model);
}

/// <summary>
/// The tables of one workspace. Every floor contributes its mapping; the tables are the same in SQLite and PostgreSQL,
/// and the two derived types exist only so that each provider has its own set of migrations.
/// </summary>
public abstract class WorkspaceDb(DbContextOptions options, IEnumerable<IWorkspaceMapping> mappings) : DbContext(options)
{
    public DbSet<Workspace> Workspaces => Set<Workspace>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var mapping in mappings) mapping.Map(modelBuilder);
        PlainNames.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateOnly>().HaveConversion<EpochDayConverter>();
        // Nothing is ever removed, so no foreign key is searched from its far end, and each index slows every import.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }
}

public sealed class SqliteWorkspaceDb(DbContextOptions<SqliteWorkspaceDb> options, IEnumerable<IWorkspaceMapping> mappings)
    : WorkspaceDb(options, mappings);

public sealed class PostgresWorkspaceDb(DbContextOptions<PostgresWorkspaceDb> options, IEnumerable<IWorkspaceMapping> mappings)
    : WorkspaceDb(options, mappings);
