using Attain.Core;
using Attain.Targets;

namespace Attain.App.Web.Tables;

/// <summary>A column: its name, how it aligns and is written, whether its total means anything.</summary>
/// <param name="Key">In the address for sorting and hiding; stable, lower case.</param>
public sealed record Column(string Key, string Name)
{
    /// <summary>Numbers stand to the right; text to the left.</summary>
    public bool Number { get; init; }

    /// <summary>What it means, on the head.</summary>
    public string? Hint { get; init; }

    /// <summary>Left out on the phone's cards.</summary>
    public bool Minor { get; init; }
}

/// <summary>
/// A value in a table: text, <see cref="Money"/>, a <see cref="Ratio"/> or <see cref="Delta"/> (percentages), a number, a
/// <see cref="DateOnly"/>, or null for none. Written for people on the page, raw in files.
/// </summary>
public sealed record Cell(object? Value)
{
    /// <summary>Address the value leads to: the records behind it.</summary>
    public string? Link { get; init; }

    /// <summary>Shown in place of the value, which still sorts and is exported.</summary>
    public string? Text { get; init; }

    public Light? Light { get; init; }

    /// <summary>A bar of this share of the cell, 0 to 1.</summary>
    public decimal? Bar { get; init; }

    /// <summary>The exact figure or a word more, on hover and for screen readers.</summary>
    public string? Title { get; init; }

    /// <summary>In small print after the value.</summary>
    public string? Note { get; init; }

    // As an object: a string alone would mean the copy constructor, by way of this very operator.
    public static implicit operator Cell(string? value) => new((object?)value);
}

/// <param name="Cells">As many as columns.</param>
public sealed record Row(IReadOnlyList<Cell> Cells)
{
    /// <summary>Where the whole row leads.</summary>
    public string? Link { get; init; }
}

/// <summary>
/// A table as data: the page draws it, and its files hold exactly what is shown. <paramref name="Name"/> is unique on its page and
/// prefixes its parameters in the address.
/// </summary>
/// <param name="Address">Below the workspace, where its files are: <c>diagnose/metrics</c>.</param>
public sealed record Table(string Name, string Address, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    public Row? Total { get; init; }

    /// <summary>Said when there are no rows at all.</summary>
    public string? Empty { get; init; }

    /// <summary>Column to sort by at first, with a minus in front for descending; null: as the rows come.</summary>
    public string? Sort { get; init; }

    /// <summary>Rows on one page.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Offer a field to filter by words; pointless for short tables.</summary>
    public bool Filter { get; init; }

    /// <summary>As the address asks: sorted, filtered, without the hidden columns.</summary>
    public ShownTable Shown(PageContext here) => ShownTable.Of(this, here);
}
