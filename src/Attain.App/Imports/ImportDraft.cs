using Attain.Core;
using Attain.Facts;

namespace Attain.App.Imports;

/// <summary>How far an uploaded file has come.</summary>
public enum DraftState
{
    /// <summary>Uploaded; its columns are being assigned.</summary>
    Mapping,

    /// <summary>A check or an import is at work. Found without one at work, the server was stopped meanwhile and nothing came in: see <see cref="ImportRuns.Found"/>.</summary>
    Running,

    /// <summary>Checked with the present mapping: nothing was written.</summary>
    Checked,

    /// <summary>Imported.</summary>
    Done,

    /// <summary>Rows had problems, and so nothing was imported.</summary>
    Refused,

    /// <summary>The file or the mapping could not be read; nothing was imported.</summary>
    Failed,

    /// <summary>Somebody stopped it; nothing was imported.</summary>
    Stopped,
}

/// <summary>
/// A file on its way in, kept with its mapping until it is replaced or a day old, so that nothing is lost on bad input, by leaving
/// the page, or when the server stops. An import itself is one transaction: it is there as a whole or not at all.
/// </summary>
public sealed record ImportDraft(string Id, int WorkspaceId, string Actor, string File, long Bytes, long At, MappingChoice Choice)
{
    public DraftState State { get; init; }

    /// <summary>When the last check or import began, UTC seconds since 1970.</summary>
    public long StartedAt { get; init; }

    /// <summary>The columns of the file, by which a mapping is found again for the next file of its kind.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>By field, how sure the guess was; none for a mapping taken over from an earlier file.</summary>
    public IReadOnlyDictionary<string, decimal> Confidence { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public bool DateIsUnsure { get; init; }

    /// <summary>The mapping is that of an earlier file with the same columns.</summary>
    public bool TakenOver { get; init; }

    public DraftReport? Report { get; init; }

    /// <summary>Why it failed.</summary>
    public DraftText? Trouble { get; init; }

    /// <summary>Somebody has to do something about it.</summary>
    public bool IsOpenProblem => State is DraftState.Refused or DraftState.Failed || (State == DraftState.Checked && Report is { ProblemCount: > 0 });
}

/// <summary>A sentence in both languages, because it outlives the request that said it.</summary>
public sealed record DraftText(string Chinese, string English)
{
    public static DraftText Of(Sentence sentence, Texts texts) => new(texts.Say(sentence, Language.Chinese), texts.Say(sentence, Language.English));

    public string In(Language language) => language == Language.Chinese ? Chinese : English;
}

public sealed record DraftProblem(int Row, string? Column, DraftText Says);

/// <inheritdoc cref="ImportReport"/>
/// <param name="Problems">The first of them.</param>
/// <param name="HasRejects">The rows with problems are there as a file.</param>
public sealed record DraftReport(
    int? ImportId, int Read, int Inserted, int Updated, int Unchanged, int Rejected, int Skipped, int ProblemCount, IReadOnlyList<DraftProblem> Problems, bool HasRejects)
{
    /// <summary>Rows that would change something.</summary>
    public int Writes => Inserted + Updated;
}
