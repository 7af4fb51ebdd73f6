using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Somebody who may sign in.</summary>
public sealed class Account
{
    public int Id { get; set; }
    public string Login { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>UTC seconds since 1970.</summary>
    public long CreatedAt { get; set; }
}

/// <summary>A company of this installation, by the name people choose it with.</summary>
public sealed class WorkspaceEntry
{
    public int Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>File name or schema, made from the name.</summary>
    public string Place { get; set; } = "";

    /// <summary>UTC seconds since 1970.</summary>
    public long CreatedAt { get; set; }

    /// <summary>UTC seconds since 1970; the last used is the default.</summary>
    public long UsedAt { get; set; }
}

/// <summary>Which account belongs to which workspace, as whom.</summary>
public sealed class AccountMembership
{
    public int AccountId { get; set; }
    public int WorkspaceId { get; set; }
    public AccountRole Role { get; set; }

    /// <summary>Whose numbers the account sees there: a person of that workspace, or null for the whole company.</summary>
    public int? PersonId { get; set; }
}

public enum AccountRole
{
    Owner = 0,
    Director = 1,
    Manager = 2,
    Rep = 3,
    Analyst = 4,
    Viewer = 5,
}

/// <summary>The small control database: accounts, workspaces and who belongs where.</summary>
public abstract class ControlDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<WorkspaceEntry> Workspaces => Set<WorkspaceEntry>();
    public DbSet<AccountMembership> Memberships => Set<AccountMembership>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasIndex(a => a.Login).IsUnique();
        modelBuilder.Entity<WorkspaceEntry>(e =>
        {
            e.ToTable("workspace");
            e.HasIndex(w => w.Name).IsUnique();
            e.HasIndex(w => w.Place).IsUnique();
        });
        modelBuilder.Entity<AccountMembership>(e =>
        {
            e.HasKey(m => new { m.AccountId, m.WorkspaceId });
            e.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
            e.HasOne<WorkspaceEntry>().WithMany().HasForeignKey(m => m.WorkspaceId);
        });
        PlainNames.Apply(modelBuilder);
    }
}

public sealed class SqliteControlDb(DbContextOptions<SqliteControlDb> options) : ControlDb(options);

public sealed class PostgresControlDb(DbContextOptions<PostgresControlDb> options) : ControlDb(options);
