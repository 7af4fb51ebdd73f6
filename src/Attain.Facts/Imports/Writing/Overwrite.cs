using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>
/// Writes what the file says over rows this import has read. A row that somebody edited in between is read again and given what the file
/// says once more, so that fields the file does not mention stay as they were edited.
/// </summary>
internal static class Overwrite
{
    /// <param name="rows">Each row as it was read, and as the file tells it.</param>
    public static void Run<T>(ImportRun run, RecordColumns<T> columns, IReadOnlyList<(T There, T Told)> rows) where T : Record
    {
        for (var left = rows; left.Count > 0;)
        {
            var versions = left.Select(row => row.There.ChangeId).ToList();
            foreach (var (there, told) in left)
            {
                columns.Copy(told, there);
                there.ChangeId = run.ChangeId;
            }
            var moved = run.Bulk.Update([.. left.Select(row => row.There)], versions);
            if (moved.Count == 0) return;
            var ids = moved.ToArray();
            var now = run.Db.Set<T>().AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionary(row => row.Id);
            left = [.. left.Where(row => moved.Contains(row.There.Id)).Select(row => (now[row.There.Id], row.Told))];
        }
    }
}
