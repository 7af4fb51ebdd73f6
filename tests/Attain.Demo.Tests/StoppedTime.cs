namespace Attain.Demo.Tests;

/// <summary>Ten in the morning in China, always the same day.</summary>
internal sealed class StoppedTime(DateOnly day) : TimeProvider
{
    public DateOnly Day { get; } = day;

    public override DateTimeOffset GetUtcNow() => new(Day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);
}
