using System.Text;
using Attain.Core;

namespace Attain.Facts;

/// <summary>Opens a text file, packed or not, in any encoding; whatever cannot be read is refused with its reason.</summary>
internal static class TextFile
{
    private static readonly byte[] GzipMark = [0x1f, 0x8b];

    /// <summary>What a file starts with that is no text: zip (which .xlsx is), old Excel, PDF.</summary>
    private static readonly byte[][] OtherMarks = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0], "%PDF"u8.ToArray()];

    public static TextReader Open(string path, string? encoding)
    {
        var decoding = Decoding(path, encoding, DecoderFallback.ExceptionFallback);
        return new StrictReader(new StreamReader(OpenBytes(path), decoding, detectEncodingFromByteOrderMarks: false, 1 << 16), path, encoding);
    }

    /// <summary>The line of the first character that the encoding does not know.</summary>
    public static int LineOfFirstFault(string path, string? encoding)
    {
        const char mark = '\uFFFF';
        using var reader = new StreamReader(OpenBytes(path), Decoding(path, encoding, new DecoderReplacementFallback(mark.ToString())), detectEncodingFromByteOrderMarks: false);
        var line = 1;
        for (int read; (read = reader.Read()) >= 0 && read != mark;)
            if (read == '\n') line++;
        return line;
    }

    private static Encoding Decoding(string path, string? name, DecoderFallback fallback)
    {
        var encoding = (Encoding)Named(Mark(path) ?? name ?? "utf-8", path).Clone();
        encoding.DecoderFallback = fallback;
        return encoding;
    }

    private static Encoding Named(string name, string path)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new RefusedException(Sentence.Of("import.unknownEncoding", ("file", path), ("name", name)));
        }
    }

    /// <summary>The encoding a byte order mark tells of; it outweighs what a mapping says.</summary>
    private static string? Mark(string path)
    {
        using var stream = OpenBytes(path);
        Span<byte> head = stackalloc byte[3];
        head = head[..stream.ReadAtLeast(head, 3, throwOnEndOfStream: false)];
        if (head.StartsWith(Encoding.UTF8.Preamble)) return "utf-8";
        if (head.StartsWith(Encoding.Unicode.Preamble)) return "utf-16";
        return head.StartsWith(Encoding.BigEndianUnicode.Preamble) ? "utf-16BE" : null;
    }

    private static Stream OpenBytes(string path)
    {
        var file = OpenFile(path);
        Span<byte> head = stackalloc byte[4];
        head = head[..file.ReadAtLeast(head, 4, throwOnEndOfStream: false)];
        file.Position = 0;
        foreach (var mark in OtherMarks)
            if (head.StartsWith(mark))
                throw new RefusedException(Sentence.Of("import.binary", ("file", path)));
        if (head.StartsWith(GzipMark)) return new CheckedGzip(file, path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || head.Length == 0) return file;
        file.Dispose();
        throw new RefusedException(Sentence.Of("import.notGzip", ("file", path)));
    }

    private static FileStream OpenFile(string path)
    {
        if (System.IO.Directory.Exists(path)) throw new RefusedException(Sentence.Of("import.isFolder", ("file", path)));
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException(Sentence.Of("import.noFile", ("file", path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Sentence.Of("import.unreadable", ("file", path), ("why", e.Message)));
        }
    }

    /// <summary>Turns a failure to decode into a refusal that names the line.</summary>
    private sealed class StrictReader(StreamReader reader, string path, string? encoding) : TextReader
    {
        private bool _started;

        public override int Read(char[] buffer, int index, int count)
        {
            try
            {
                var read = reader.Read(buffer, index, count);
                if (!_started && read > 0 && buffer[index] == '\uFEFF')
                {
                    Array.Copy(buffer, index + 1, buffer, index, --read);
                    _started = true;
                    return read == 0 ? Read(buffer, index, count) : read;
                }
                _started = true;
                return read;
            }
            catch (DecoderFallbackException)
            {
                throw new RefusedException(Sentence.Of("import.undecodable", ("file", path), ("encoding", reader.CurrentEncoding.WebName),
                    ("row", LineOfFirstFault(path, encoding).ToString(System.Globalization.CultureInfo.InvariantCulture))));
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) reader.Dispose();
            base.Dispose(disposing);
        }
    }
}
