namespace Attain.Facts;

/// <summary>Which reader takes which kind.</summary>
internal static class KindImports
{
    public static KindImport Of(string kind, ImportRun run) => kind switch
    {
        "people" => new PeopleImport(run),
        "territories" => new TerritoriesImport(run),
        "customers" => new CustomersImport(run),
        "products" => new ProductsImport(run),
        "orders" => new OrdersImport(run),
        "leads" => new LeadsImport(run),
        "opportunities" => new OpportunitiesImport(run),
        "stages" => new StagesImport(run),
        "activities" => new ActivitiesImport(run),
        "tickets" => new TicketsImport(run),
        "spend" => new SpendImport(run),
        "targets" => new TargetsImport(run),
        "org-units" => new OrgUnitsImport(run),
        "memberships" => new MembershipsImport(run),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a reader."),
    };
}
