using Attain.Core;
using Attain.Facts;

namespace Attain.App.Commands;

/// <summary>One sentence for what the world does to a program: a locked database, a full disk, a server that is not there.</summary>
public static class Trouble
{
    private const int DiskFullHResult = unchecked((int)0x80070070);
    private const int NoSpaceErrno = 28;

    /// <param name="place">The installation in use; null when none was opened yet.</param>
    /// <returns>Null when it is a fault of ours, to be shown as one.</returns>
    public static Sentence? Explain(Exception wrong, string? place) => DatabaseRefusal.Of(wrong, place ?? "")?.Sentence ?? wrong switch
    {
        UnauthorizedAccessException e => Sentence.Of("trouble.notWritable", ("what", e.Message.TrimEnd('.'))),
        IOException e when e.HResult is DiskFullHResult or NoSpaceErrno => Sentence.Of("trouble.diskFull"),
        IOException e => Sentence.Of("trouble.notWritable", ("what", e.Message.TrimEnd('.'))),
        _ => null,
    };
}
