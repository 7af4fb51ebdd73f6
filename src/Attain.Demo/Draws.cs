namespace Attain.Demo;

/// <summary>What a stream of random numbers belongs to.</summary>
internal enum Thing
{
    Person,
    Buyer,
    Rhythm,
    Order,
    Lead,
    Deal,
    OwnDeals,
    Course,
    Contact,
    Activity,
    Ticket,
    Spend,
    Target,
}

/// <summary>
/// Random numbers that belong to one thing: the same seed, thing and number always draw the same, whatever else is drawn. So a
/// company with a cause and the same company without it differ in nothing but what the cause changes.
/// </summary>
internal sealed class Draws
{
    private ulong state;

    private Draws(ulong state) => this.state = state;

    public static Draws For(int seed, Thing thing, int number, int part = 0)
    {
        unchecked
        {
            var start = Mix((ulong)seed + 0x9E3779B97F4A7C15UL);
            start = Mix(start ^ ((ulong)thing + 1) * 0xD1B54A32D192ED03UL);
            start = Mix(start ^ ((ulong)number + 1) * 0x8CB92BA72F3D8DD7UL);
            return new Draws(Mix(start ^ ((ulong)part + 1) * 0xAAAAAAAAAAAAAAABUL));
        }
    }

    /// <summary>Evenly from 0 up to but not including 1.</summary>
    public double Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            return (Mix(state) >> 11) * (1.0 / (1UL << 53));
        }
    }

    public int Below(int count) => (int)(Next() * count);

    public bool Chance(double share) => Next() < share;

    public double Between(double low, double high) => low + (high - low) * Next();

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>An index, as often as its weight says.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var at = Next() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
            if ((at -= weights[i]) < 0) return i;
        return weights.Count - 1;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    /// <summary>Positive and skewed, as amounts and waiting times are.</summary>
    /// <param name="spread">Standard deviation of the logarithm.</param>
    public double Skewed(double mean, double spread) => mean * Math.Exp(spread * Normal() - spread * spread / 2);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
