namespace Attain.Core;

/// <summary>A node of a dimension tree: a team, a product line.</summary>
/// <param name="Id">The workspace's dense id within the dimension, from 1.</param>
/// <exception cref="ArgumentException">The id is not positive.</exception>
public readonly record struct Member(Dimension Dimension, int Id)
{
    public int Id { get; } = Id > 0 ? Id : throw new ArgumentOutOfRangeException(nameof(Id), Id, "Ids of members start at 1.");

    public override string ToString() => $"{Dimension.Name()} {Id}";
}
