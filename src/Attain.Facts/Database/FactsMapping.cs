using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Attain.Facts;

/// <summary>
/// The tables of this floor. Only what constraints need is indexed: keys, the external id that makes imports
/// repeatable, and <c>change_id</c>, by which readers follow what changed. Covering indexes and summary tables were
/// measured to make imports several times slower, and the fact columns make them unnecessary.
/// </summary>
internal sealed class FactsMapping : IWorkspaceMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Workspace>(e => e.Property(w => w.Id).ValueGeneratedNever());
        model.Entity<Setting>().HasKey(s => s.Key);
        model.Entity<DataSource>().HasIndex(s => s.Name).IsUnique();
        model.Entity<CalendarDay>(e => { e.ToTable("calendar"); e.HasKey(d => d.Day); e.Property(d => d.Day).ValueGeneratedNever(); });
        model.Entity<Change>().HasIndex(c => c.Seq).IsUnique();
        model.Entity<Import>(e => Refers<Import, Change>(e, nameof(Import.ChangeId)));
        model.Entity<EditLog>(e =>
        {
            // The history of one row is asked for, and all that one change wrote.
            e.HasIndex(l => new { l.Kind, l.RowId });
            e.HasIndex(l => l.ChangeId);
            Refers<EditLog, Change>(e, nameof(EditLog.ChangeId));
        });

        Rows<Territory>(model, e => Refers<Territory, Territory>(e, nameof(Territory.ParentId)));
        Rows<OrgUnit>(model, e => Refers<OrgUnit, OrgUnit>(e, nameof(OrgUnit.ParentId)));
        Rows<Person>(model, e => Refers<Person, Person>(e, nameof(Person.ManagerId)));
        Rows<Membership>(model, e =>
        {
            Refers<Membership, Person>(e, nameof(Membership.PersonId));
            Refers<Membership, OrgUnit>(e, nameof(Membership.OrgUnitId));
        });
        Rows<Customer>(model, e =>
        {
            Refers<Customer, Territory>(e, nameof(Customer.TerritoryId));
            Refers<Customer, Person>(e, nameof(Customer.OwnerId));
        });
        Rows<Contact>(model, e =>
        {
            e.HasIndex(c => c.CustomerId);
            Refers<Contact, Customer>(e, nameof(Contact.CustomerId));
        });
        Rows<ProductCategory>(model);
        Rows<ProductLine>(model, e => Refers<ProductLine, ProductCategory>(e, nameof(ProductLine.CategoryId)));
        Rows<ProductRole>(model);
        Rows<Product>(model, e =>
        {
            Refers<Product, ProductLine>(e, nameof(Product.LineId));
            Refers<Product, ProductRole>(e, nameof(Product.RoleId));
        });
        Rows<Channel>(model);
        Rows<LeadSource>(model);
        Rows<Stage>(model);

        Rows<Order>(model, e =>
        {
            e.ToTable("sales_order");
            Refers<Order, Customer>(e, nameof(Order.CustomerId));
            Refers<Order, Person>(e, nameof(Order.RepId));
            Refers<Order, Territory>(e, nameof(Order.TerritoryId));
            Refers<Order, Channel>(e, nameof(Order.ChannelId));
        });
        model.Entity<OrderLine>(e =>
        {
            // A line's number is unique within its order, and the order's own key covers the source.
            e.HasIndex(l => new { l.OrderId, l.ExternalId }).IsUnique();
            e.HasIndex(l => l.ChangeId);
            Refers<OrderLine, Order>(e, nameof(OrderLine.OrderId));
            Refers<OrderLine, Product>(e, nameof(OrderLine.ProductId));
        });

        Rows<Lead>(model, e =>
        {
            Refers<Lead, LeadSource>(e, nameof(Lead.LeadSourceId));
            Refers<Lead, Channel>(e, nameof(Lead.ChannelId));
            Refers<Lead, Person>(e, nameof(Lead.RepId));
            Refers<Lead, Territory>(e, nameof(Lead.TerritoryId));
            Refers<Lead, Customer>(e, nameof(Lead.CustomerId));
        });
        Rows<Opportunity>(model, e =>
        {
            Refers<Opportunity, Customer>(e, nameof(Opportunity.CustomerId));
            Refers<Opportunity, Person>(e, nameof(Opportunity.RepId));
            Refers<Opportunity, Product>(e, nameof(Opportunity.ProductId));
            Refers<Opportunity, Territory>(e, nameof(Opportunity.TerritoryId));
            Refers<Opportunity, Channel>(e, nameof(Opportunity.ChannelId));
            Refers<Opportunity, LeadSource>(e, nameof(Opportunity.LeadSourceId));
            Refers<Opportunity, Lead>(e, nameof(Opportunity.LeadId));
            Refers<Opportunity, Stage>(e, nameof(Opportunity.StageId));
        });
        Rows<StageEntry>(model, e =>
        {
            // Every card of the pipeline tells how long its deal has been in its stage.
            e.HasIndex(s => s.OpportunityId);
            Refers<StageEntry, Opportunity>(e, nameof(StageEntry.OpportunityId));
            Refers<StageEntry, Stage>(e, nameof(StageEntry.StageId));
        });
        Rows<Activity>(model, e =>
        {
            // And when it was last touched.
            e.HasIndex(a => a.OpportunityId);
            Refers<Activity, Person>(e, nameof(Activity.RepId));
            Refers<Activity, Customer>(e, nameof(Activity.CustomerId));
            Refers<Activity, Opportunity>(e, nameof(Activity.OpportunityId));
            Refers<Activity, Lead>(e, nameof(Activity.LeadId));
        });
        Rows<Ticket>(model, e =>
        {
            Refers<Ticket, Customer>(e, nameof(Ticket.CustomerId));
            Refers<Ticket, Person>(e, nameof(Ticket.RepId));
            Refers<Ticket, Product>(e, nameof(Ticket.ProductId));
        });
        Rows<Spend>(model, e =>
        {
            Refers<Spend, Channel>(e, nameof(Spend.ChannelId));
            Refers<Spend, LeadSource>(e, nameof(Spend.LeadSourceId));
        });
        Rows<Target>(model, e =>
        {
            Refers<Target, Person>(e, nameof(Target.RepId));
            Refers<Target, OrgUnit>(e, nameof(Target.OrgUnitId));
            Refers<Target, Territory>(e, nameof(Target.TerritoryId));
            Refers<Target, ProductCategory>(e, nameof(Target.CategoryId));
            Refers<Target, ProductLine>(e, nameof(Target.LineId));
            Refers<Target, Product>(e, nameof(Target.ProductId));
            Refers<Target, Channel>(e, nameof(Target.ChannelId));
            Refers<Target, Customer>(e, nameof(Target.CustomerId));
        });
    }

    private static void Rows<T>(ModelBuilder model, Action<EntityTypeBuilder<T>>? more = null) where T : Record
    {
        var entity = model.Entity<T>();
        entity.HasIndex(r => new { r.SourceId, r.ExternalId }).IsUnique();
        entity.HasIndex(r => r.ChangeId);
        more?.Invoke(entity);
    }

    /// <summary>A foreign key without a navigation: rows are read by key and by column, not by walking objects.</summary>
    private static void Refers<T, TPrincipal>(EntityTypeBuilder<T> entity, string property) where T : class where TPrincipal : class =>
        entity.HasOne<TPrincipal>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Restrict);
}
