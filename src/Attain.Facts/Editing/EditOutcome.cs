namespace Attain.Facts;

/// <summary>What became of an edit. A conflict is an answer, not an error: two people may be right, and somebody has to choose.</summary>
public abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <param name="Version">The row's new version.</param>
    /// <param name="EditId">By which it can be undone.</param>
    /// <param name="Merged">What somebody else had changed in other fields meanwhile, which stays; null when nobody had.</param>
    public sealed record Saved(int Id, long Version, int EditId, OthersEdit? Merged) : EditOutcome;

    /// <summary>What was typed is what is there already.</summary>
    public sealed record Unchanged(int Id, long Version) : EditOutcome;

    /// <summary>Somebody changed the same fields to something else meanwhile. Nothing was saved.</summary>
    /// <param name="Version">The row's present version: sending the edit again with it keeps mine.</param>
    /// <param name="Fields">Where we differ.</param>
    public sealed record Conflict(int Id, long Version, OthersEdit Theirs, IReadOnlyList<FieldConflict> Fields) : EditOutcome;
}

/// <param name="At">UTC seconds since 1970.</param>
/// <param name="Fields">Names of the fields that are different since.</param>
public sealed record OthersEdit(string Actor, long At, IReadOnlyList<string> Fields);

/// <summary>Values as they could be typed; null is empty.</summary>
/// <param name="Was">What both started from; null also when that is not known any more.</param>
/// <param name="Mine">Null also when mine is to delete the row.</param>
public sealed record FieldConflict(string Field, string? Was, string? Theirs, string? Mine);
