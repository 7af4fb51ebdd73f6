using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Brings a database to the tables of this build. A database that holds data is copied first.</summary>
internal static class Upgrade
{
    /// <param name="copy">Makes the copy under the label given and returns its place.</param>
    /// <returns>The place of the copy; null when none was needed.</returns>
    public static string? Run(DbContext db, string place, Func<string, string> copy)
    {
        var applied = db.Database.GetAppliedMigrations().ToList();
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new RefusedException(Sentence.Of("database.newer", ("place", place), ("migration", newer)));
        if (applied.Count == known.Count) return null;
        UpgradeLock.ClearAbandoned(db);
        var made = applied.Count > 0 ? copy($"before-{db.Database.GetPendingMigrations().First()}") : null;
        db.Database.Migrate();
        return made;
    }
}
