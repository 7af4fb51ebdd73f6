namespace Attain.Demo;

/// <summary>A place in a team with its customers; who sits there may change.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Team">From 1, as in names.json.</param>
/// <param name="Division">From 1.</param>
/// <param name="Skill">How much more or less the customers of the seat buy than those of others.</param>
internal sealed record Seat(int Number, int Team, int Division, double Skill)
{
    private readonly List<(int RepId, DateOnly From)> holders = [];

    /// <summary>The seats that sell most; their reps reach the cap.</summary>
    public bool IsTop { get; init; }

    /// <summary>The day from which somebody sits there who is still learning; null where nobody is.</summary>
    public DateOnly? NewFrom { get; set; }

    public int LastRepId => holders[^1].RepId;

    public IEnumerable<int> RepIds => holders.Select(holder => holder.RepId);

    public void Take(int rep, DateOnly from) => holders.Add((rep, from));

    public bool IsNew(DateOnly day) => day >= NewFrom;

    public int RepOn(DateOnly day) => holders.FindLast(holder => holder.From <= day).RepId;
}
