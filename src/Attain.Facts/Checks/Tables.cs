using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Attain.Facts;

/// <summary>Names of tables and columns as the model maps them.</summary>
internal static class Tables
{
    public static string Name(IEntityType entity) => entity.GetTableName()!;

    public static string Column(IProperty property) => property.GetColumnName();
}
