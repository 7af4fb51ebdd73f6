using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// Who asks. Part of every question: the engine answers with rows of the reps the viewer may see, and nothing else.
/// Rows without a rep are the company's alone.
/// </summary>
public sealed class Viewer
{
    private Viewer(IReadOnlySet<int>? repIds) => RepIds = repIds;

    /// <summary>Sees everything.</summary>
    public static Viewer Company { get; } = new(null);

    /// <summary>The people whose rows may be seen; null: everybody's, and rows without a rep.</summary>
    public IReadOnlySet<int>? RepIds { get; }

    /// <summary>Whether the person's rows may be seen.</summary>
    public bool Sees(int personId) => RepIds?.Contains(personId) ?? true;

    /// <summary>Sees the own rows and those of everybody below.</summary>
    public static Viewer Of(int personId, Directory directory) => new(directory.PeopleBelow(personId).ToHashSet());
}
