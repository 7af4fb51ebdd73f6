using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Attain.Facts;

/// <summary>Days are stored as whole days since 1970-01-01: small, ordered, and the same in every database.</summary>
public static class EpochDay
{
    private static readonly int Zero = new DateOnly(1970, 1, 1).DayNumber;

    public static int Of(DateOnly day) => day.DayNumber - Zero;

    public static DateOnly ToDay(int epochDay) => DateOnly.FromDayNumber(epochDay + Zero);
}

internal sealed class EpochDayConverter() : ValueConverter<DateOnly, int>(day => EpochDay.Of(day), stored => EpochDay.ToDay(stored));
