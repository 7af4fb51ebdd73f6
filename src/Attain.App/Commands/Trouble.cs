using System.Net.Sockets;
using Attain.Core;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Attain.App.Commands;

/// <summary>One sentence for what the world does to a program: a locked file, a full disk, a server that is not there.</summary>
public static class Trouble
{
    private const int DiskFullHResult = unchecked((int)0x80070070);
    private const int NoSpaceErrno = 28;

    public static Sentence Explain(Exception wrong) => wrong switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Sentence.Of("trouble.locked"),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => Sentence.Of("trouble.diskFull"),
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM } e => Sentence.Of("trouble.notWritable", ("what", e.Message)),
        SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT } e => Sentence.Of("trouble.damaged", ("what", e.Message)),
        PostgresException { SqlState: "53100" } => Sentence.Of("trouble.diskFull"),
        PostgresException { SqlState: "28P01" or "28000" or "3D000" or "42501" } e => Sentence.Of("trouble.serverRefused", ("what", e.MessageText)),
        NpgsqlException { InnerException: SocketException or TimeoutException } e => Sentence.Of("trouble.noServer", ("what", e.Message)),
        UnauthorizedAccessException e => Sentence.Of("trouble.notWritable", ("what", e.Message)),
        IOException e when e.HResult is DiskFullHResult or NoSpaceErrno => Sentence.Of("trouble.diskFull"),
        _ => Sentence.Of("trouble.other", ("what", wrong.Message)),
    };
}
