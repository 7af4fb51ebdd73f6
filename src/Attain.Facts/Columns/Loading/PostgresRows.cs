using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Attain.Facts;

/// <summary>
/// Reads COPY's binary stream: a header that tells its own length, then for each row a count of fields and for each field its length (−1: null)
/// and bytes in network order; a count of −1 ends it.
/// </summary>
internal sealed class PostgresRows : IRowReader
{
    private const int SignatureAndFlags = 15;

    private readonly NpgsqlRawCopyStream _stream;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 18);
    private int _row;
    private int _next;
    private int _end;
    private int[] _at = new int[16];
    private int[] _length = new int[16];

    public PostgresRows(NpgsqlConnection connection, string sql)
    {
        _stream = connection.BeginRawBinaryCopy($"COPY ({sql}) TO STDOUT (FORMAT BINARY)");
        Require(SignatureAndFlags);
        _next += SignatureAndFlags;
        var extension = TakeInt();
        Require(extension);
        _next += extension;
    }

    public bool Read()
    {
        _row = _next;
        Require(sizeof(short));
        var fields = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_next));
        _next += sizeof(short);
        if (fields < 0)
        {
            ReadToEnd();
            return false;
        }
        if (fields > _at.Length) (_at, _length) = (new int[fields], new int[fields]);
        for (var i = 0; i < fields; i++)
        {
            _length[i] = TakeInt();
            // Counted from the row's beginning, because the buffer moves when it is filled.
            _at[i] = _next - _row;
            if (_length[i] <= 0) continue;
            Require(_length[i]);
            _next += _length[i];
        }
        return true;
    }

    public bool IsNull(int field) => _length[field] < 0;

    public long Number(int field)
    {
        var bytes = _buffer.AsSpan(_row + _at[field]);
        return _length[field] switch
        {
            < 0 => 0,
            sizeof(int) => BinaryPrimitives.ReadInt32BigEndian(bytes),
            sizeof(long) => BinaryPrimitives.ReadInt64BigEndian(bytes),
            sizeof(bool) => bytes[0],
            sizeof(short) => BinaryPrimitives.ReadInt16BigEndian(bytes),
            var length => throw new InvalidOperationException($"Field {field} of {length} bytes is not a whole number."),
        };
    }

    public string Text(int field) => _length[field] <= 0 ? "" : Encoding.UTF8.GetString(_buffer, _row + _at[field], _length[field]);

    public void Dispose() => _stream.Dispose();

    /// <summary>Takes what the server says after the last row, so that the connection is free and nothing is left to cancel.</summary>
    private void ReadToEnd()
    {
        while (_stream.Read(_buffer, 0, _buffer.Length) > 0) { }
    }

    private int TakeInt()
    {
        Require(sizeof(int));
        var value = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_next));
        _next += sizeof(int);
        return value;
    }

    /// <summary>Makes sure that so many bytes lie ahead, keeping the current row from its beginning.</summary>
    private void Require(int bytes)
    {
        if (_end - _next >= bytes) return;
        var kept = _end - _row;
        var needed = _next - _row + bytes;
        var into = needed > _buffer.Length ? GC.AllocateUninitializedArray<byte>(Math.Max(needed, _buffer.Length * 2)) : _buffer;
        Buffer.BlockCopy(_buffer, _row, into, 0, kept);
        (_buffer, _next, _end, _row) = (into, _next - _row, kept, 0);
        while (_end - _next < bytes)
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0) throw new EndOfStreamException("The copy ended in the middle of a row.");
            _end += read;
        }
    }
}
