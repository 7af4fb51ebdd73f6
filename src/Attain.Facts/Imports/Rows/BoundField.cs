using Attain.Core;

namespace Attain.Facts;

/// <summary>A field of the kind, bound to the columns of the file at hand: gives its text for the current row.</summary>
internal abstract class BoundField(string name, bool required)
{
    public string Name => name;

    /// <summary>What a person looks at when the value is wrong: the column, or the field when several make it.</summary>
    public virtual string Label => name;

    public bool Required => required;

    public bool IsMapped { get; init; } = true;

    /// <summary>Numbers that come out of arithmetic are rounded; numbers as they stand must fit exactly.</summary>
    public bool Rounds { get; init; }

    public DayReader? Days { get; init; }

    public ValueMap? Map { get; init; }

    public IReadOnlyList<LookupTable> Lookups { get; init; } = [];

    public string? Default { get; init; }

    /// <summary>The text before map, lookups and default.</summary>
    protected abstract ReadOnlySpan<char> Raw(RowReader row);

    /// <summary>The text for the current row, trimmed; empty when there is none.</summary>
    public ReadOnlySpan<char> Text(RowReader row)
    {
        var text = row.Blank(Raw(row));
        if (text.Length > 0 && Map is not null) text = row.Blank(Map.Apply(text));
        foreach (var lookup in Lookups)
        {
            if (text.Length == 0) break;
            if (lookup.TryFind(text, out var found))
            {
                text = row.Blank(found);
                continue;
            }
            if (Default is not null) return Default;
            row.Problem(this, Sentence.Of("import.notInLookup", ("value", text.ToString()), ("file", Path.GetFileName(lookup.File))));
            return default;
        }
        return text.Length == 0 && Default is not null ? Default : text;
    }

    /// <summary>A field the mapping does not mention.</summary>
    public sealed class Unmapped(string name) : BoundField(name, required: false)
    {
        protected override ReadOnlySpan<char> Raw(RowReader row) => default;
    }

    public sealed class Cell(string name, bool required, int index, string column) : BoundField(name, required)
    {
        public override string Label => column;

        protected override ReadOnlySpan<char> Raw(RowReader row) => row.Cell(index);
    }

    public sealed class Constant(string name, bool required, string value) : BoundField(name, required)
    {
        protected override ReadOnlySpan<char> Raw(RowReader row) => value;
    }

    public sealed class RowNumber(string name, bool required) : BoundField(name, required)
    {
        protected override ReadOnlySpan<char> Raw(RowReader row) => row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Texts and columns in turn; a column of -1 is a text.</summary>
    public sealed class Template(string name, bool required, IReadOnlyList<(string Text, int Column)> parts) : BoundField(name, required)
    {
        protected override ReadOnlySpan<char> Raw(RowReader row)
        {
            var any = false;
            var said = "";
            foreach (var (text, column) in parts)
            {
                if (column < 0)
                {
                    said += text;
                    continue;
                }
                var cell = row.Blank(row.Cell(column));
                any |= cell.Length > 0;
                said += cell.ToString();
            }
            return any ? said : default;
        }
    }

    /// <summary>Arithmetic over columns. Its value is taken as a number; only a lookup or map would need it as text.</summary>
    public sealed class Computed(string name, bool required, Computation expression) : BoundField(name, required)
    {
        public decimal? Value(RowReader row) => row.Compute(this, expression);

        protected override ReadOnlySpan<char> Raw(RowReader row) =>
            Value(row) is { } value ? value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture) : default;
    }
}
