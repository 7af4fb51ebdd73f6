using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// Reads delimited text record by record. Fields are slices of the read buffer, valid until the next <see cref="Read"/>,
/// because a file of a million lines would otherwise leave twenty million strings behind. Quoting as RFC 4180 has it;
/// blank lines are passed over.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter, string file) : IDisposable
{
    private const int FirstBuffer = 1 << 16;

    // A record this long is not a record but a quote that never closes.
    private const int LongestRecord = 1 << 22;

    private char[] _buffer = new char[FirstBuffer];
    private (int Start, int End)[] _fields = new (int, int)[32];
    private int _record;
    private int _position;
    private int _length;
    private int _line = 1;
    private bool _ended;

    /// <summary>Fields in the current record.</summary>
    public int Count { get; private set; }

    /// <summary>The line of the file the current record starts on, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>What is wrong with the current record's quotes; null when nothing is.</summary>
    public string? Fault { get; private set; }

    public ReadOnlySpan<char> this[int field] => _buffer.AsSpan(_record + _fields[field].Start, _fields[field].End - _fields[field].Start);

    /// <summary>The whole record with its quotes taken off; enough to tell whether two records are alike.</summary>
    public ReadOnlySpan<char> Whole => Count == 0 ? [] : _buffer.AsSpan(_record, _fields[Count - 1].End);

    public bool Read()
    {
        do
        {
            _record = _position;
            Row = _line;
            Count = 0;
            Fault = null;
            if (!Available()) return false;
            while (ReadField())
            {
            }
        } while (Count == 1 && _fields[0].End == _fields[0].Start && Fault is null);
        return true;
    }

    /// <summary>The current record's fields as strings.</summary>
    public string[] Strings()
    {
        var strings = new string[Count];
        for (var i = 0; i < Count; i++) strings[i] = this[i].ToString();
        return strings;
    }

    public void Dispose() => text.Dispose();

    /// <summary>Whether another field follows on this record.</summary>
    private bool ReadField()
    {
        if (Available() && _buffer[_position] == '"') return ReadQuoted();
        var start = _position - _record;
        SkipToEnd();
        Add(start, _position - _record);
        return AfterField();
    }

    private bool ReadQuoted()
    {
        _position++;
        var start = _position - _record;
        var write = start;
        while (true)
        {
            if (!Available())
            {
                Fault = "import.quoteOpen";
                Add(start, write);
                return false;
            }
            var span = _buffer.AsSpan(_position, _length - _position);
            var quote = span.IndexOf('"');
            var piece = quote < 0 ? span : span[..quote];
            _line += piece.Count('\n');
            if (_record + write != _position) piece.CopyTo(_buffer.AsSpan(_record + write));
            write += piece.Length;
            _position += piece.Length;
            if (quote < 0) continue;
            _position++;
            if (!Available() || _buffer[_position] != '"') break;
            _buffer[_record + write++] = '"';
            _position++;
        }
        Add(start, write);
        var closed = _position;
        SkipToEnd();
        if (_position != closed) Fault = "import.quoteInside";
        return AfterField();
    }

    /// <summary>Moves to the next delimiter, end of line or end of file.</summary>
    private void SkipToEnd()
    {
        while (true)
        {
            var found = _buffer.AsSpan(_position, _length - _position).IndexOfAny(delimiter, '\n', '\r');
            _position = found < 0 ? _length : _position + found;
            if (found >= 0 || !Fill()) return;
        }
    }

    private bool AfterField()
    {
        if (!Available()) return false;
        var next = _buffer[_position++];
        if (next == delimiter) return true;
        _line++;
        if (next == '\r' && Available() && _buffer[_position] == '\n') _position++;
        return false;
    }

    private void Add(int start, int end)
    {
        if (Count == _fields.Length) Array.Resize(ref _fields, Count * 2);
        _fields[Count++] = (start, end);
    }

    private bool Available() => _position < _length || Fill();

    private bool Fill()
    {
        if (_ended) return false;
        if (_record > 0)
        {
            Array.Copy(_buffer, _record, _buffer, 0, _length - _record);
            _position -= _record;
            _length -= _record;
            _record = 0;
        }
        else if (_length == _buffer.Length)
        {
            if (_length >= LongestRecord) throw new RefusedException(Sentence.Of("import.recordTooLong", ("file", file), ("row", PlaceOf(Row))));
            Array.Resize(ref _buffer, _length * 2);
        }
        var read = text.Read(_buffer, _length, _buffer.Length - _length);
        if (read == 0)
        {
            _ended = true;
            return false;
        }
        if (_buffer.AsSpan(_length, read).Contains('\0')) throw new RefusedException(Sentence.Of("import.binary", ("file", file)));
        _length += read;
        return true;
    }

    private static string PlaceOf(int row) => row.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
