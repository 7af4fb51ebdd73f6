namespace Attain.Facts;

internal sealed class CustomersImport(ImportRun run) : RecordImport<Customer>(
    run,
    ("name", nameof(Customer.Name)), ("territory", nameof(Customer.TerritoryId)), ("owner", nameof(Customer.OwnerId)),
    ("industry", nameof(Customer.Industry)), ("size", nameof(Customer.Size)), ("potential", nameof(Customer.Potential)))
{
    protected override Customer Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        return new()
        {
            ExternalId = id,
            Name = row.Text(Run["name"]) ?? id,
            TerritoryId = References.Territories.Find(row, Run["territory"], Run["territoryName"]),
            OwnerId = References.People.Find(row, Run["owner"], Run["ownerName"]),
            Industry = row.Text(Run["industry"]),
            Size = row.Text(Run["size"]),
            Potential = row.Money(Run["potential"]),
        };
    }
}
