using Attain.App;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Migrations;

// What dotnet-ef asks for when it compares the model with the last migration; it never opens these databases.

public sealed class SqliteWorkspaceDesign : IDesignTimeDbContextFactory<SqliteWorkspaceDb>
{
    public SqliteWorkspaceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkspaceDb>().UseSqlite("Data Source=design.db", o => o.MigrationsAssembly(MigrationSets.Assembly)).Options, Design.Mappings());
}

public sealed class PostgresWorkspaceDesign : IDesignTimeDbContextFactory<PostgresWorkspaceDb>
{
    public PostgresWorkspaceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresWorkspaceDb>().UseNpgsql("Host=design", o => o.MigrationsAssembly(MigrationSets.Assembly)).Options, Design.Mappings());
}

public sealed class SqliteControlDesign : IDesignTimeDbContextFactory<SqliteControlDb>
{
    public SqliteControlDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteControlDb>().UseSqlite("Data Source=design.db", o => o.MigrationsAssembly(MigrationSets.Assembly)).Options);
}

public sealed class PostgresControlDesign : IDesignTimeDbContextFactory<PostgresControlDb>
{
    public PostgresControlDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresControlDb>().UseNpgsql("Host=design", o => o.MigrationsAssembly(MigrationSets.Assembly)).Options);
}

internal static class Design
{
    public static IReadOnlyList<IWorkspaceMapping> Mappings()
    {
        using var services = AttainServices.Build();
        return services.Mappings();
    }
}
