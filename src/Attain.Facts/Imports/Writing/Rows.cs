using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Attain.Facts;

/// <summary>Plain reading inside the import's own transaction.</summary>
internal static class Rows
{
    public static void Read(WorkspaceDb db, string sql, Action<DbDataReader> each)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        using var reader = command.ExecuteReader();
        while (reader.Read()) each(reader);
    }

    public static string Table<T>(WorkspaceDb db) => $"\"{db.Model.FindEntityType(typeof(T))!.GetTableName()}\"";
}
