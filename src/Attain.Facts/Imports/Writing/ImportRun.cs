using Attain.Core;

namespace Attain.Facts;

/// <summary>What the parts of one import share.</summary>
internal sealed class ImportRun(
    WorkspaceProfile profile, ImportMapping mapping, ChangeTransaction change, ProblemLog problems, RowReader row,
    IReadOnlyDictionary<string, BoundField> fields, int sourceId, bool skipBadRows)
{
    public WorkspaceProfile Profile => profile;

    public ImportMapping Mapping => mapping;

    public WorkspaceDb Db => change.Db;

    public IBulkWriter Bulk => change.Bulk;

    public long ChangeId => change.Change.Id;

    public ProblemLog Problems => problems;

    public RowReader Row => row;

    public int SourceId => sourceId;

    public Tally Tally { get; } = new();

    /// <summary>Problems were found and the whole file is refused: only looking goes on.</summary>
    public bool OnlyLooks => !skipBadRows && problems.Count > 0;

    public BoundField this[string field] => fields[field];
}

/// <summary>What became of the rows, and of the tables.</summary>
internal sealed class Tally
{
    public int Inserted { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Skipped { get; set; }

    /// <summary>Rows written to any table.</summary>
    public long Written { get; set; }

    /// <summary>First and last day of facts and targets, for the calendar.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; private set; }

    public DateOnly? LastFactDay { get; private set; }

    public void Fact(DateOnly day)
    {
        Cover(day);
        if (LastFactDay is null || day > LastFactDay) LastFactDay = day;
    }

    public void Cover(DateOnly day)
    {
        if (Days is not { } days) Days = (day, day);
        else if (day < days.First) Days = (day, days.Last);
        else if (day > days.Last) Days = (days.First, day);
    }
}
