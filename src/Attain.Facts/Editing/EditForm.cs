using System.Globalization;
using System.Reflection;
using Attain.Core;

namespace Attain.Facts;

/// <summary>The fields of one kind of row, and the way between what is typed and what is stored.</summary>
public sealed class EditForm
{
    private readonly Dictionary<string, PropertyInfo> _properties;

    public EditForm(Type row, params IReadOnlyList<EditField> fields)
    {
        (Row, Fields) = (row, fields);
        _properties = fields.ToDictionary(field => field.Name, field => row.GetProperty(field.Property) ?? throw new ArgumentException($"{row.Name} has no {field.Property}.", nameof(fields)));
    }

    /// <summary>The type of the rows.</summary>
    public Type Row { get; }

    public IReadOnlyList<EditField> Fields { get; }

    public EditField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Choices(EditField field) => EnumOf(field) is { } type ? Enum.GetNames(type) : field.Choices;

    /// <summary>What a field holds, as it could be typed: plain numbers, ISO days, ids; null when empty.</summary>
    public string? Text(IEditedRow row, EditField field, WorkspaceProfile profile) => (field.Type, _properties[field.Name].GetValue(row)) switch
    {
        (_, null) => null,
        (EditType.Money, long units) => profile.Money(units).ToExact(),
        (EditType.Quantity, long thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
        (EditType.Day, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (EditType.Instant, long seconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), profile.TimeZone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        (_, var value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
    };

    /// <summary>Puts what was typed into the row; what cannot be read is reported and leaves the row as it was.</summary>
    public Sentence? Write(IEditedRow row, EditField field, string? typed, WorkspaceProfile profile)
    {
        var text = typed?.Trim();
        var property = _properties[field.Name];
        if (string.IsNullOrEmpty(text))
        {
            if (field.Required) return Sentence.Of("edit.required");
            property.SetValue(row, property.PropertyType == typeof(string) && !IsNullable(property) ? "" : null);
            return null;
        }
        var (value, problem) = TypedValue.Read(field, text, profile, Choices(field));
        if (problem is not null) return problem;
        property.SetValue(row, value is string word && EnumOf(field) is { } type ? Enum.Parse(type, word) : value);
        return null;
    }

    /// <summary>Whether the row holds in a field what the other does.</summary>
    public bool Same(IEditedRow left, IEditedRow right, EditField field) => Equals(_properties[field.Name].GetValue(left), _properties[field.Name].GetValue(right));

    /// <summary>Copies one field.</summary>
    public void Copy(IEditedRow from, IEditedRow to, EditField field) => _properties[field.Name].SetValue(to, _properties[field.Name].GetValue(from));

    /// <summary>The id a reference holds; null when empty.</summary>
    public int? Reference(IEditedRow row, EditField field) => _properties[field.Name].GetValue(row) as int?;

    private Type? EnumOf(EditField field)
    {
        var type = _properties[field.Name].PropertyType;
        return (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } known ? known : null;
    }

    private static bool IsNullable(PropertyInfo property) => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
}
