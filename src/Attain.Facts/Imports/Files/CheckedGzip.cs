using System.Buffers.Binary;
using System.IO.Compression;
using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// Unpacks gzip and makes sure that it was whole: .NET takes a file that was cut off for one that ends there. The last
/// four bytes of a whole file say how long the unpacked text is.
/// </summary>
internal sealed class CheckedGzip : Stream
{
    private static readonly byte[] MemberMark = [0x1f, 0x8b, 0x08];

    private readonly FileStream _file;
    private readonly GZipStream _unpacked;
    private readonly string _path;
    private long _read;

    public CheckedGzip(FileStream file, string path) =>
        (_file, _unpacked, _path) = (file, new GZipStream(file, CompressionMode.Decompress, leaveOpen: true), path);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0) return 0;
        int read;
        try
        {
            read = _unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(Sentence.Of("import.gzipBroken", ("file", _path)));
        }
        _read += read;
        if (read == 0 && !IsWhole()) throw new RefusedException(Sentence.Of("import.gzipTruncated", ("file", _path)));
        return read;
    }

    private bool IsWhole()
    {
        if (_file.Length < 18) return false;
        Span<byte> trailer = stackalloc byte[4];
        _file.Position = _file.Length - 4;
        _file.ReadExactly(trailer);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        return length == unchecked((uint)_read) || LastMemberIs(length);
    }

    /// <summary>Files joined one after another are gzip too; then the trailer speaks of the last one only.</summary>
    private bool LastMemberIs(uint length)
    {
        var bytes = File.ReadAllBytes(_path);
        for (var start = bytes.AsSpan().LastIndexOf(MemberMark); start > 0; start = bytes.AsSpan(0, start).LastIndexOf(MemberMark))
        {
            try
            {
                using var member = new GZipStream(new MemoryStream(bytes, start, bytes.Length - start), CompressionMode.Decompress);
                var counted = new byte[1 << 16];
                long total = 0;
                for (int read; (read = member.Read(counted)) > 0;) total += read;
                if (unchecked((uint)total) == length) return true;
            }
            catch (InvalidDataException)
            {
                // Three bytes that only looked like a beginning.
            }
        }
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _file.Dispose();
        }
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
