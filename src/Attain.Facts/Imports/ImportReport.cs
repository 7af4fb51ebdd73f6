using Attain.Core;

namespace Attain.Facts;

/// <summary>One file to read in.</summary>
/// <param name="Kind">One of <see cref="ImportKinds.Names"/>.</param>
public sealed record ImportRequest(string File, string Kind, ImportMapping Mapping)
{
    /// <summary>Do everything, then take it back.</summary>
    public bool DryRun { get; init; }

    /// <summary>Write the good rows although others have problems; otherwise any problem leaves everything as it was.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Who imports.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Where lookup files are sought when they are not beside the mapping; null: beside the data.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>Where rejected rows are written with their reason, when rows are skipped.</summary>
    public RejectsFile? Rejects { get; init; }
}

/// <summary>Something wrong in one place of a file.</summary>
/// <param name="Row">Line of the file, the header being line 1.</param>
/// <param name="Column">The file's column, or the field where no one column is to blame.</param>
public sealed record ImportProblem(int Row, string? Column, Sentence Problem);

/// <summary>
/// What an import did, or would do. Every row read was either inserted, updated, unchanged, rejected or skipped, by the row
/// of the file, whatever it became in the tables.
/// </summary>
/// <param name="ImportId">Null when nothing was written: then there is nothing to remember.</param>
/// <param name="Skipped">Rows the mapping says to pass over.</param>
/// <param name="Problems">The first <see cref="ProblemLog.Detailed"/>, in the order of the file.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="Written">Whether the workspace changed.</param>
public sealed record ImportReport(
    int? ImportId, int Read, int Inserted, int Updated, int Unchanged, int Rejected, int Skipped,
    IReadOnlyList<ImportProblem> Problems, int ProblemCount, bool Written)
{
    /// <summary>Nothing was written because of problems.</summary>
    public bool Refused { get; init; }
}
