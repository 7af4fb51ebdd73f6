using System.Numerics;
using System.Runtime.InteropServices;

namespace Attain.Facts;

/// <summary>
/// One column of one segment. A value is stored as (value − <see cref="Min"/>) ÷ <see cref="Step"/> at the narrowest
/// width that holds them all, where Step is their greatest common divisor: whole pieces counted in thousandths take a
/// byte rather than four. Immutable.
/// </summary>
public sealed class ColumnChunk
{
    private readonly byte[] _stored;

    private ColumnChunk(int count, long min, long max, ulong step, int width)
    {
        (Count, Min, Max, Step, Width) = (count, min, max, step, width);
        _stored = GC.AllocateUninitializedArray<byte>(count * width);
    }

    public int Count { get; }

    /// <summary>The least value in the chunk.</summary>
    public long Min { get; }

    /// <summary>The greatest value in the chunk.</summary>
    public long Max { get; }

    /// <summary>Every value is Min and a multiple of this.</summary>
    public ulong Step { get; }

    /// <summary>Bytes a value takes: 0 when all are the same, else 1, 2, 4 or 8.</summary>
    public int Width { get; }

    /// <summary>Bytes of memory.</summary>
    public long Bytes => _stored.Length + 64;

    /// <exception cref="ArgumentException">There are no values.</exception>
    public static ColumnChunk Pack(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) throw new ArgumentException("A chunk holds at least one value.", nameof(values));
        var (min, max) = (values[0], values[0]);
        foreach (var value in values)
        {
            if (value < min) min = value;
            if (value > max) max = value;
        }

        var range = unchecked((ulong)(max - min));
        var step = range <= byte.MaxValue ? 1 : CommonDivisor(values, min);
        var width = WidthOf(range / step);
        var chunk = new ColumnChunk(values.Length, min, max, step, width);
        switch (width)
        {
            case 1: chunk.Narrow<byte>(values); break;
            case 2: chunk.Narrow<ushort>(values); break;
            case 4: chunk.Narrow<uint>(values); break;
            case 8: chunk.Narrow<ulong>(values); break;
        }
        return chunk;
    }

    /// <summary>The value of one row; to read many, decode.</summary>
    public long At(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        var stored = Width switch
        {
            0 => 0UL,
            1 => _stored[row],
            2 => MemoryMarshal.Cast<byte, ushort>(_stored)[row],
            4 => MemoryMarshal.Cast<byte, uint>(_stored)[row],
            _ => MemoryMarshal.Cast<byte, ulong>(_stored)[row],
        };
        return unchecked(Min + (long)(Step * stored));
    }

    /// <summary>Writes all <see cref="Count"/> values to the beginning of the span.</summary>
    public void Decode(Span<long> into) => DecodeAs(into[..Count]);

    /// <summary>The same for columns whose values fit 32 bits, such as ids and days.</summary>
    /// <exception cref="InvalidOperationException">A value does not fit.</exception>
    public void Decode(Span<int> into)
    {
        if (Min < int.MinValue || Max > int.MaxValue) throw new InvalidOperationException("The column holds values beyond 32 bits.");
        DecodeAs(into[..Count]);
    }

    /// <summary>Whether the other holds the same values in the same rows.</summary>
    public bool SameAs(ColumnChunk other) =>
        Count == other.Count && Min == other.Min && Max == other.Max && Step == other.Step && _stored.AsSpan().SequenceEqual(other._stored);

    private static int WidthOf(ulong greatest) => greatest switch
    {
        0 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    private static ulong CommonDivisor(ReadOnlySpan<long> values, long min)
    {
        var divisor = 0UL;
        foreach (var value in values)
        {
            var rest = unchecked((ulong)(value - min));
            if (divisor != 0 && rest % divisor == 0) continue;
            while (rest != 0) (divisor, rest) = (rest, divisor % rest);
            if (divisor == 1) break;
        }
        return divisor;
    }

    private void Narrow<T>(ReadOnlySpan<long> values) where T : unmanaged, IBinaryInteger<T>
    {
        var stored = MemoryMarshal.Cast<byte, T>(_stored.AsSpan());
        // Differences of longs may pass 63 bits; as unsigned they are right all the same.
        unchecked
        {
            if (Step == 1)
                for (var i = 0; i < stored.Length; i++) stored[i] = T.CreateTruncating(values[i] - Min);
            else
                for (var i = 0; i < stored.Length; i++) stored[i] = T.CreateTruncating((ulong)(values[i] - Min) / Step);
        }
    }

    private void DecodeAs<T>(Span<T> into) where T : unmanaged, IBinaryInteger<T>
    {
        switch (Width)
        {
            case 0: into.Fill(T.CreateTruncating(Min)); break;
            case 1: Widen<byte, T>(into); break;
            case 2: Widen<ushort, T>(into); break;
            case 4: Widen<uint, T>(into); break;
            case 8: Widen<ulong, T>(into); break;
        }
    }

    private void Widen<TStored, T>(Span<T> into)
        where TStored : unmanaged, IBinaryInteger<TStored>
        where T : unmanaged, IBinaryInteger<T>
    {
        var stored = MemoryMarshal.Cast<byte, TStored>(_stored)[..into.Length];
        var (min, step) = (T.CreateTruncating(Min), T.CreateTruncating(Step));
        unchecked
        {
            if (Step == 1)
                for (var i = 0; i < stored.Length; i++) into[i] = min + T.CreateTruncating(stored[i]);
            else
                for (var i = 0; i < stored.Length; i++) into[i] = min + step * T.CreateTruncating(stored[i]);
        }
    }
}
