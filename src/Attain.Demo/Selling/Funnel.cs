namespace Attain.Demo;

/// <summary>The stages of a deal: how long each takes and how many pass it.</summary>
internal static class Funnel
{
    public const int Stages = 5;

    private static readonly IReadOnlyList<double> Pass = [0.80, 0.76, 0.72, 0.78, 0.94];

    /// <summary>Days in the middle.</summary>
    private static readonly IReadOnlyList<double> Days = [6, 10, 13, 10, 6];

    /// <summary>The stage in which competitors meet; from 0.</summary>
    public const int Negotiation = 3;

    public static bool Passes(Draws draws, int stage) => draws.Chance(Pass[stage]);

    public static double Stay(Draws draws, int stage) => draws.Skewed(Days[stage] * 1.13, 0.5);

    /// <summary>The chance to win of a deal that stands in a stage.</summary>
    public static double ChanceFrom(int stage) => Pass.Skip(stage).Aggregate(1.0, (chance, pass) => chance * pass);

    /// <summary>Days a deal usually still needs.</summary>
    public static double DaysFrom(int stage) => Days.Skip(stage).Sum();
}
