namespace Attain.Facts.Tests.Columns;

public sealed class ColumnChunkTests
{
    [Fact]
    public void Random_values_decode_to_themselves_with_their_least_and_greatest()
    {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var values = Values(random);
            var chunk = ColumnChunk.Pack(values);

            var decoded = new long[values.Length + 1];
            chunk.Decode(decoded);
            decoded[..^1].ShouldBe(values);
            (chunk.Count, chunk.Min, chunk.Max).ShouldBe((values.Length, values.Min(), values.Max()));
            var row = random.Next(values.Length);
            chunk.At(row).ShouldBe(values[row]);
            if (chunk.Min < int.MinValue || chunk.Max > int.MaxValue) Should.Throw<InvalidOperationException>(() => chunk.Decode(new int[values.Length]));
            else
            {
                var narrow = new int[values.Length];
                chunk.Decode(narrow);
                narrow.ShouldBe(values.Select(v => (int)v));
            }
        }
    }

    [Fact]
    public void Width_is_the_narrowest_that_holds_the_differences()
    {
        Width(7).ShouldBe(0);
        Width(-5, -5, -5).ShouldBe(0);
        Width(1_000_000_000_000, 1_000_000_000_255).ShouldBe(1);
        Width(0, 1, 256).ShouldBe(2);
        Width(-1, 0, 65_534).ShouldBe(2);
        Width(0, 1, 65_536).ShouldBe(4);
        Width(0, 1, uint.MaxValue).ShouldBe(4);
        Width(0, 1, uint.MaxValue + 1L).ShouldBe(8);
        Width(long.MinValue, 0, long.MaxValue).ShouldBe(8);
    }

    [Fact]
    public void Width_of_multiples_is_that_of_how_many_times()
    {
        Width(1000, 20_000, 255_000).ShouldBe(1);
        Width(-3000, 0, 3_000_000_000).ShouldBe(4);
        // Two values are always a number and one multiple of their difference.
        Width(0, 65_536).ShouldBe(1);
    }

    [Fact]
    public void Beyond_the_last_row_there_is_no_value()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ColumnChunk.Pack([1, 2]).At(2));
        Should.Throw<ArgumentOutOfRangeException>(() => ColumnChunk.Pack([1, 2]).At(-1));
        Should.Throw<ArgumentException>(() => ColumnChunk.Pack([]));
    }

    private static int Width(params long[] values) => ColumnChunk.Pack(values).Width;

    private static long[] Values(Random random)
    {
        var bits = random.Next(1, 64);
        var step = random.Next(4) == 0 ? random.Next(2, 2000) : 1;
        var from = random.Next(3) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-1000, 1000);
        var values = new long[random.Next(1, 300)];
        for (var i = 0; i < values.Length; i++) values[i] = unchecked(from + (random.NextInt64() >>> (64 - bits)) * step);
        return values;
    }
}
