namespace Attain.Execution;

/// <summary>A person's day with what became of it.</summary>
/// <param name="Open">What is left to do, with what was taken care of counted into the day's number.</param>
/// <param name="Done">Done today, the latest first.</param>
/// <param name="Snoozed">Put off, by the day they come back.</param>
/// <param name="Streak">Working days in a row, up to and with today once it is complete, on which everything was taken care of.</param>
public sealed record MarkedDay(ActionList Open, IReadOnlyList<ActionMark> Done, IReadOnlyList<ActionMark> Snoozed, int Streak)
{
    /// <summary>Everything of the day was taken care of, and there was something.</summary>
    public bool IsComplete => Open.Actions.Count == 0 && Done.Count > 0;
}
