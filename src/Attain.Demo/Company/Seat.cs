namespace Attain.Demo;

/// <summary>A place in a team with its customers; who sits there may change.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Team">From 1, as in names.json.</param>
/// <param name="Division">From 1.</param>
/// <param name="Skill">How much more or less the customers of the seat buy than those of others.</param>
internal sealed record Seat(int Number, int Team, int Division, double Skill)
{
    /// <summary>The seats that sell most; their reps reach the cap.</summary>
    public bool IsTop { get; init; }

    /// <summary>Who sits there.</summary>
    public int RepId { get; set; }

    /// <summary>Who took over, and from which day on.</summary>
    public int? NextRepId { get; set; }

    public DateOnly NextFrom { get; set; }

    public bool IsNew(DateOnly day) => NextRepId is not null && day >= NextFrom;

    public int RepOn(DateOnly day) => NextRepId is { } next && day >= NextFrom ? next : RepId;
}
