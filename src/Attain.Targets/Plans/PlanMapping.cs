using Attain.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Attain.Targets;

/// <summary>The tables of plans. Cells and entries are always read for one version, hence the indexes.</summary>
internal sealed class PlanMapping : IWorkspaceMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Plan>(e =>
        {
            // A plan is asked for by its name.
            e.HasIndex(p => p.Name).IsUnique();
            Refers<Plan, Change>(e, nameof(Plan.ChangeId));
        });
        model.Entity<PlanVersion>(e =>
        {
            e.HasIndex(v => new { v.PlanId, v.Number }).IsUnique();
            e.Property(v => v.Revision).IsConcurrencyToken();
            Refers<PlanVersion, Plan>(e, nameof(PlanVersion.PlanId));
            Refers<PlanVersion, PlanVersion>(e, nameof(PlanVersion.BasedOnId));
            Refers<PlanVersion, Change>(e, nameof(PlanVersion.ChangeId));
        });
        model.Entity<PlanCell>(e =>
        {
            e.HasIndex(c => c.VersionId);
            Refers<PlanCell, PlanVersion>(e, nameof(PlanCell.VersionId));
            Refers<PlanCell, OrgUnit>(e, nameof(PlanCell.OrgUnitId));
            Refers<PlanCell, Person>(e, nameof(PlanCell.RepId));
            Refers<PlanCell, Territory>(e, nameof(PlanCell.TerritoryId));
            Refers<PlanCell, ProductCategory>(e, nameof(PlanCell.CategoryId));
            Refers<PlanCell, ProductLine>(e, nameof(PlanCell.LineId));
            Refers<PlanCell, Product>(e, nameof(PlanCell.ProductId));
            Refers<PlanCell, Channel>(e, nameof(PlanCell.ChannelId));
            Refers<PlanCell, Customer>(e, nameof(PlanCell.CustomerId));
        });
        model.Entity<PlanEntry>(e =>
        {
            e.HasIndex(p => p.VersionId);
            Refers<PlanEntry, PlanVersion>(e, nameof(PlanEntry.VersionId));
            Refers<PlanEntry, Change>(e, nameof(PlanEntry.ChangeId));
        });
        model.Entity<PlanEntryCell>(e =>
        {
            e.HasKey(c => new { c.EntryId, c.CellId });
            Refers<PlanEntryCell, PlanEntry>(e, nameof(PlanEntryCell.EntryId));
            Refers<PlanEntryCell, PlanCell>(e, nameof(PlanEntryCell.CellId));
        });
    }

    private static void Refers<T, TPrincipal>(EntityTypeBuilder<T> entity, string property) where T : class where TPrincipal : class =>
        entity.HasOne<TPrincipal>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Restrict);
}
