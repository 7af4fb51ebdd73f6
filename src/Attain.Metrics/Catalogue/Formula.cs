using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// How a metric is computed, as data: a measure over facts, or a quotient of two formulas. Declared once and executed in two ways,
/// over the fact columns and as SQL, which share nothing but this declaration.
/// </summary>
public abstract record Formula
{
    public abstract IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The measures to be computed, numerator first.</summary>
    public abstract IEnumerable<Measure> Measures { get; }
}

/// <summary>One formula by another, group by group: recomputed from its parts, never averaged. Undefined where the divisor is 0.</summary>
public sealed record Quotient(Formula Over, Formula Under) : Formula
{
    /// <summary>Both sides are cut alike, so only what both know applies.</summary>
    public override IReadOnlyList<Dimension> Dimensions { get; } = [.. Over.Dimensions.Intersect(Under.Dimensions)];

    public override IEnumerable<Measure> Measures => Over.Measures.Concat(Under.Measures);
}

/// <summary>What the whole numbers a measure adds up are counted in.</summary>
public enum MeasureScale
{
    /// <summary>Pieces: the number itself.</summary>
    One,

    /// <summary>Money units at the workspace's scale.</summary>
    Money,

    /// <summary>Thousandths of the product's unit.</summary>
    Quantity,

    /// <summary>Seconds, told in hours.</summary>
    Seconds,
}

/// <summary>Something counted or added up, group by group, in whole numbers.</summary>
public abstract record Measure : Formula
{
    public abstract MeasureScale Scale { get; }

    public override IEnumerable<Measure> Measures => [this];

    /// <summary>What it comes to over no rows: 0, or null where that is undefined.</summary>
    public virtual long? OfNothing => 0;

    /// <summary>What one of the metric's unit is worth in the measure's whole numbers.</summary>
    public long Divisor(Currency currency) => Scale switch
    {
        MeasureScale.Money => currency.Factor,
        MeasureScale.Quantity => (long)Math.Pow(10, OrderLine.QuantityScale),
        MeasureScale.Seconds => 3600,
        _ => 1,
    };
}

public enum Aggregation
{
    /// <summary>Sum of the terms.</summary>
    Sum,

    /// <summary>Number of rows.</summary>
    Rows,

    /// <summary>Number of distinct ids of the column; rows without one do not count.</summary>
    Distinct,

    /// <summary>Customers with at least two distinct orders.</summary>
    RepeatCustomers,

    /// <summary>Revenue of the top fifth (rounded up) of the active customers by revenue.</summary>
    TopCustomersRevenue,

    /// <summary>Fewest active customers that together reach 80 % of what active customers bring; undefined when that is not positive.</summary>
    CustomersToEighty,
}

/// <summary>A column that is added, or taken away.</summary>
public readonly record struct Term(FactColumn Column, bool Negative = false);

/// <summary>A fact aggregated over the rows that meet all conditions, dated by one of its day columns.</summary>
public sealed record FactMeasure(FactKind Fact, Aggregation Aggregation, IReadOnlyList<Term> Terms) : Measure
{
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public FactColumn Date { get; init; } = FactColumn.Day;

    public override IReadOnlyList<Dimension> Dimensions => FactDimensions.Of(Fact);

    public override MeasureScale Scale => Aggregation switch
    {
        Aggregation.TopCustomersRevenue => MeasureScale.Money,
        Aggregation.Sum => Terms[0].Column switch
        {
            FactColumn.Amount or FactColumn.Cost => MeasureScale.Money,
            FactColumn.Quantity => MeasureScale.Quantity,
            FactColumn.ResponseSeconds => MeasureScale.Seconds,
            _ => MeasureScale.One,
        },
        _ => MeasureScale.One,
    };

    /// <summary>Undefined instead of 0 where no row meets the conditions: no cost known is not no cost.</summary>
    public bool NeedsRows { get; init; }

    public override long? OfNothing => NeedsRows || Aggregation == Aggregation.CustomersToEighty ? null : 0;

    public FactMeasure Less(FactColumn column) => this with { Terms = [.. Terms, new(column, Negative: true)] };

    public FactMeasure Where(params Condition[] conditions) => this with { Conditions = [.. Conditions, .. conditions] };

    public FactMeasure By(FactColumn date) => this with { Date = date };
}

/// <summary>People who sell and are employed on the last day of the period (or the as-of day, if earlier): a last value, not a sum.</summary>
/// <param name="Tenure">Only this band of tenure; null: everybody.</param>
public sealed record HeadcountMeasure(int? Tenure = null) : Measure
{
    public override IReadOnlyList<Dimension> Dimensions => FactDimensions.OfPeople;

    public override MeasureScale Scale => MeasureScale.One;
}

/// <summary>
/// Loaded targets of one metric, each within its own window and scope: their values, or what was reached of them.
/// Which targets take part in a question is decided as docs/decisions/010 says.
/// </summary>
/// <param name="Metric">The metric the targets are set for.</param>
/// <param name="Reached">Null: the targets' values; else what is summed within each target's window and scope.</param>
public sealed record TargetMeasure(string Metric, FactMeasure? Reached) : Measure
{
    public override IReadOnlyList<Dimension> Dimensions => FactDimensions.Of(FactKind.Targets);

    public override MeasureScale Scale => MeasureScale.Money;
}

/// <summary>A condition on a row of a fact.</summary>
public abstract record Condition
{
    /// <summary>The column holds this number; or anything else when <paramref name="Not"/>.</summary>
    public sealed record Equal(FactColumn Column, long Value, bool Not = false) : Condition;

    public sealed record Less(FactColumn Column, FactColumn Than) : Condition;

    /// <summary>The row lies on the first order day its customer has in the whole workspace.</summary>
    public sealed record OnFirstOrderDay : Condition;
}
