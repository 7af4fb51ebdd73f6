using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Attain.Facts;

internal enum BulkType
{
    Integer,
    BigInteger,
    Boolean,
    Text,
}

/// <summary>A column and how to read it from a row without boxing: <see cref="Number"/> for all but text; and how to copy it to another row.</summary>
internal sealed record BulkColumn<T>(string Property, string Name, BulkType Type, Func<T, long?> Number, Func<T, string?> Text, Action<T, T> Copy);

/// <summary>How rows of one entity lie in its table, taken from the EF model. The key comes first.</summary>
internal sealed class BulkTable<T> where T : class
{
    public string Name { get; }

    public IReadOnlyList<BulkColumn<T>> Columns { get; }

    public BulkTable(DbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        Name = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().OrderByDescending(p => p.IsPrimaryKey()).Select(Column)];
    }

    private static BulkColumn<T> Column(IProperty property)
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Property(row, property.PropertyInfo!);
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var bulkType = type == typeof(string) ? BulkType.Text
            : type == typeof(bool) ? BulkType.Boolean
            : type == typeof(long) ? BulkType.BigInteger
            : type == typeof(int) || type == typeof(DateOnly) || type.IsEnum ? BulkType.Integer
            : throw new NotSupportedException($"{typeof(T).Name}.{property.Name}: {type.Name} has no bulk form.");
        var to = Expression.Parameter(typeof(T));
        var copy = Expression.Lambda<Action<T, T>>(Expression.Assign(Expression.Property(to, property.PropertyInfo!), value), row, to).Compile();
        return bulkType == BulkType.Text
            ? new(property.Name, property.GetColumnName(), bulkType, _ => null, Expression.Lambda<Func<T, string?>>(value, row).Compile(), copy)
            : new(property.Name, property.GetColumnName(), bulkType, Expression.Lambda<Func<T, long?>>(AsLong(value), row).Compile(), _ => null, copy);
    }

    private static Expression AsLong(Expression value)
    {
        if (Nullable.GetUnderlyingType(value.Type) is null) return Expression.Convert(Widen(value), typeof(long?));
        return Expression.Condition(
            Expression.Property(value, "HasValue"),
            Expression.Convert(Widen(Expression.Property(value, "Value")), typeof(long?)),
            Expression.Constant(null, typeof(long?)));
    }

    private static Expression Widen(Expression value) =>
        value.Type == typeof(DateOnly) ? Expression.Convert(Expression.Call(typeof(EpochDay), nameof(EpochDay.Of), null, value), typeof(long))
        : value.Type == typeof(bool) ? Expression.Condition(value, Expression.Constant(1L), Expression.Constant(0L))
        : Expression.Convert(value, typeof(long));
}
