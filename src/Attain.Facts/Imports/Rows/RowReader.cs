using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// The current row of the file as typed values. Whatever is wrong is written to the log with its row and column, and the
/// value is then null: reading goes on, so that one run reports everything.
/// </summary>
internal sealed class RowReader
{
    private readonly CsvFile _file;
    private readonly ImportMapping _mapping;
    private readonly ProblemLog _log;
    private readonly NumberReader _numbers;
    private readonly DayReader _days;
    private readonly int _scale;
    private readonly long _factor;
    private readonly bool _empties;
    private readonly List<(int Column, ValuePatterns Values)> _skip = [];
    private readonly Func<int, decimal?> _operand;
    private BoundField? _computing;

    public RowReader(CsvFile file, ImportMapping mapping, WorkspaceProfile profile, ProblemLog log)
    {
        (_file, _mapping, _log) = (file, mapping, log);
        _numbers = new(mapping.Format.DecimalSign, mapping.Format.Thousands);
        _days = new(mapping.Format.Dates, profile.TimeZone);
        (_scale, _factor) = (profile.Currency.Scale, profile.Currency.Factor);
        _empties = mapping.Empty.Count > 0;
        _operand = Operand;
    }

    /// <summary>Line of the file.</summary>
    public int Row => _file.Reader.Row;

    /// <summary>Something about this row was reported.</summary>
    public bool IsBad { get; private set; }

    /// <summary>The whole row, to tell alike rows.</summary>
    public ReadOnlySpan<char> Whole => _file.Reader.Whole;

    public void SkipWhen(int column, ValuePatterns values) => _skip.Add((column, values));

    /// <summary>Moves on; false at the end of the file.</summary>
    public bool Read()
    {
        IsBad = false;
        return _file.Read();
    }

    /// <summary>Whether the mapping says to pass over this row.</summary>
    public bool IsSkipped()
    {
        foreach (var (column, values) in _skip)
            if (column < _file.Reader.Count && values.Match(_file.Reader[column].Trim()))
                return true;
        return false;
    }

    /// <summary>Reports a row that does not have the header's columns.</summary>
    public void CheckShape()
    {
        var reader = _file.Reader;
        if (reader.Fault is { } fault)
        {
            Problem(null, Sentence.Of(fault));
            return;
        }
        var columns = _file.Columns.Count;
        if (reader.Count == columns) return;
        var extra = reader.Count - 1;
        while (extra >= columns && reader[extra].IsWhiteSpace()) extra--;
        if (extra + 1 != columns) Problem(null, Sentence.Of("import.columnCount", ("count", reader.Count), ("expected", columns)));
    }

    public ReadOnlySpan<char> Cell(int index) => index < _file.Reader.Count ? _file.Reader[index] : default;

    /// <summary>Trimmed; nothing for what the mapping calls empty.</summary>
    public ReadOnlySpan<char> Blank(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return _empties && IsEmptyMark(text) ? default : text;
    }

    public void Problem(BoundField? field, Sentence why)
    {
        IsBad = true;
        _log.Add(Row, field?.Label, why);
    }

    /// <summary>The field's text; reports a required one that is empty.</summary>
    public ReadOnlySpan<char> Span(BoundField field)
    {
        if (!field.IsMapped) return default;
        var before = _log.Count;
        var text = field.Text(this);
        if (text.Length == 0 && field.Required && _log.Count == before) Problem(field, Sentence.Of("import.empty"));
        return text;
    }

    public string? Text(BoundField field) => Span(field) is { Length: > 0 } text ? text.ToString() : null;

    public decimal? Number(BoundField field)
    {
        if (!field.IsMapped) return null;
        if (field is BoundField.Computed { Map: null, Lookups.Count: 0 } computed)
        {
            var before = _log.Count;
            if (computed.Value(this) is { } value) return value;
            if (computed.Default is null)
            {
                if (computed.Required && _log.Count == before) Problem(field, Sentence.Of("import.empty"));
                return null;
            }
        }
        var text = Span(field);
        if (text.Length == 0) return null;
        if (_numbers.TryRead(text, out var number)) return number;
        Problem(field, Sentence.Of("import.notNumber", ("value", text.ToString())));
        return null;
    }

    /// <summary>Money units at the workspace's scale.</summary>
    public long? Money(BoundField field) => Units(field, _scale, _factor);

    /// <summary>Thousandths.</summary>
    public long? Quantity(BoundField field) => Units(field, OrderLine.QuantityScale, 1_000);

    public int? Integer(BoundField field, int factor = 1) => Units(field, 0, factor) is not { } units ? null
        : units is >= int.MinValue and <= int.MaxValue ? (int)units
        : Refused(field, "import.tooLarge");

    public DateOnly? Day(BoundField field)
    {
        var text = Span(field);
        if (text.Length == 0) return null;
        var reader = field.Days ?? _days;
        var fault = reader.TryDay(text, out var day);
        return Fine(field, reader, text, fault) ? day : null;
    }

    public (long Seconds, DateOnly Day)? Instant(BoundField field)
    {
        var text = Span(field);
        if (text.Length == 0) return null;
        var reader = field.Days ?? _days;
        var fault = reader.TryInstant(text, out var seconds, out var day);
        return Fine(field, reader, text, fault) ? (seconds, day) : null;
    }

    /// <summary>A day that cannot lie before another.</summary>
    public DateOnly? DayNotBefore(BoundField field, DateOnly? earliest)
    {
        var day = Day(field);
        if (day >= earliest || day is null || earliest is null) return day;
        Problem(field, Sentence.Of("import.beforeStart", ("value", day), ("start", earliest)));
        return null;
    }

    /// <summary>UTC seconds of an instant that cannot lie before another.</summary>
    public long? InstantNotBefore(BoundField field, (long Seconds, DateOnly Day)? earliest)
    {
        var instant = Instant(field);
        if (instant is null || earliest is null || instant.Value.Seconds >= earliest.Value.Seconds) return instant?.Seconds;
        Problem(field, Sentence.Of("import.beforeStart", ("value", instant.Value.Day), ("start", earliest.Value.Day)));
        return null;
    }

    public bool? Flag(BoundField field)
    {
        var text = Span(field);
        if (text.Length == 0) return null;
        if (Is(text, "1", "true", "yes", "y", "t", "是")) return true;
        if (Is(text, "0", "false", "no", "n", "f", "否")) return false;
        Problem(field, Sentence.Of("import.notFlag", ("value", text.ToString())));
        return null;
    }

    /// <summary>One of the names of an enumeration, whatever their case.</summary>
    public T? Choice<T>(BoundField field) where T : struct, Enum
    {
        var text = Span(field);
        if (text.Length == 0) return null;
        foreach (var name in Enum.GetNames<T>())
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Enum.Parse<T>(name);
        Problem(field, Sentence.Of("import.notChoice", ("value", text.ToString()), ("known", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))));
        return null;
    }

    internal decimal? Compute(BoundField field, Computation expression)
    {
        _computing = field;
        try
        {
            return expression.Value(_operand);
        }
        catch (DivideByZeroException)
        {
            Problem(field, Sentence.Of("import.divisionByZero"));
        }
        catch (OverflowException)
        {
            Problem(field, Sentence.Of("import.tooLarge"));
        }
        return null;
    }

    private decimal? Operand(int index)
    {
        var text = Blank(Cell(index));
        if (text.Length == 0) return null;
        if (_numbers.TryRead(text, out var number)) return number;
        IsBad = true;
        _log.Add(Row, _file.Columns[index], Sentence.Of("import.notNumber", ("value", text.ToString())));
        return null;
    }

    private long? Units(BoundField field, int decimals, long factor)
    {
        if (Number(field) is not { } number) return null;
        if (Math.Abs(number) > long.MaxValue / factor) return Refused(field, "import.tooLarge");
        var units = number * factor;
        if (units == decimal.Truncate(units)) return (long)units;
        if (field.Rounds) return (long)decimal.Round(units, MidpointRounding.AwayFromZero);
        Problem(field, Sentence.Of("import.tooManyDecimals", ("value", number.ToString(CultureInfo.InvariantCulture)), ("decimals", decimals)));
        return null;
    }

    private int? Refused(BoundField field, string why)
    {
        Problem(field, Sentence.Of(why));
        return null;
    }

    private bool Fine(BoundField field, DayReader reader, ReadOnlySpan<char> text, DayFault fault)
    {
        if (fault == DayFault.None) return true;
        Problem(field, fault == DayFault.NoDate
            ? Sentence.Of("import.notDate", ("value", text.ToString()), ("known", reader.Expected))
            : Sentence.Of("import.dateOutOfRange", ("value", text.ToString()), ("first", DayReader.First), ("last", DayReader.Last)));
        return false;
    }

    private bool IsEmptyMark(ReadOnlySpan<char> text)
    {
        foreach (var mark in _mapping.Empty)
            if (text.SequenceEqual(mark)) return true;
        return false;
    }

    private static bool Is(ReadOnlySpan<char> text, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
