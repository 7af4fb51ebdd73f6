namespace Attain.Facts;

internal sealed class ProductsImport(ImportRun run) : RecordImport<Product>(
    run,
    ("name", nameof(Product.Name)), ("line", nameof(Product.LineId)), ("category", nameof(Product.LineId)), ("role", nameof(Product.RoleId)),
    ("cost", nameof(Product.Cost)), ("price", nameof(Product.ListPrice)))
{
    protected override Product Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        return new()
        {
            ExternalId = id,
            Name = row.Text(Run["name"]) ?? id,
            LineId = Line(row),
            RoleId = References.Roles.Find(row, Run["role"]),
            Cost = row.Money(Run["cost"]),
            ListPrice = row.Money(Run["price"]),
        };
    }

    /// <summary>A product with a category but no line is in a line of the category's name, so that it rolls up.</summary>
    private int? Line(RowReader row)
    {
        var category = row.Text(Run["category"]);
        var line = row.Text(Run["line"]) ?? category;
        if (line is null) return null;
        return References.Lines.Find(line, category is null ? null : References.Categories.Find(category), category);
    }
}
