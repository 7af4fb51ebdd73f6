namespace Attain.Demo;

/// <summary>
/// What the causes truly cost, written down where they change something. An order that several causes would each have prevented is
/// lost to none of them: without any one of them it would still be missing.
/// </summary>
internal sealed class Ledger(DemoDays days)
{
    private readonly Dictionary<DemoCause, long> lost = [];

    /// <summary>Money units a cause took on a day; counted when it lies in the last twelve whole months.</summary>
    public void Lose(DemoCause cause, DateOnly day, double units)
    {
        if (days.Year.Contains(day)) lost[cause] = this[cause] + (long)Math.Round(units);
    }

    public long this[DemoCause cause] => lost.GetValueOrDefault(cause);
}
