using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

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

/// <summary>The small control database: accounts, workspaces and who belongs where.</summary>
public abstract class ControlDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<WorkspaceEntry> Workspaces => Set<WorkspaceEntry>();
    public DbSet<AccountMembership> Memberships => Set<AccountMembership>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ApiToken> Tokens => Set<ApiToken>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<ProtectionKey> Keys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasIndex(a => a.Login).IsUnique();
        modelBuilder.Entity<RecoveryCode>(e =>
        {
            e.HasKey(c => new { c.AccountId, c.Hash });
            e.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        });
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
        modelBuilder.Entity<Invitation>(e =>
        {
            e.HasIndex(i => i.Hash).IsUnique();
            e.HasOne<WorkspaceEntry>().WithMany().HasForeignKey(i => i.WorkspaceId);
            e.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
        });
        modelBuilder.Entity<ApiToken>(e =>
        {
            e.HasIndex(t => t.Hash).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        });
        modelBuilder.Entity<ProtectionKey>().HasIndex(k => k.Name).IsUnique();
        PlainNames.Apply(modelBuilder);
    }
}

public sealed class SqliteControlDb(DbContextOptions<SqliteControlDb> options) : ControlDb(options);

public sealed class PostgresControlDb(DbContextOptions<PostgresControlDb> options) : ControlDb(options);
