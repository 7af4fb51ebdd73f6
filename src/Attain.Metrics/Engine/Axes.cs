using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>The axes and filters of one question over one fact.</summary>
/// <param name="date">The column that dates the rows.</param>
internal sealed class Axes(Question question, FactKind fact, FactColumn date)
{
    private readonly Directory _directory = question.View.Directory;

    public Axis Of(Dimension dimension) => dimension switch
    {
        _ when dimension.IsTime() => ColumnAxis.OfPeriods(date, dimension.ToGrain(), question.View.Profile.Calendar, question.From, question.To),
        Dimension.Team when question.AsIs => OfRepsNow(_directory.TeamOf),
        Dimension.Division when question.AsIs => OfRepsNow(_directory.DivisionOf),
        Dimension.Team => Ids(FactColumn.Team, dimension),
        Dimension.Division => Ids(FactColumn.Division, dimension),
        Dimension.Rep => Ids(FactColumn.Rep, dimension),
        Dimension.Territory => Ids(FactColumn.Territory, dimension),
        Dimension.Customer => Ids(FactColumn.Customer, dimension),
        Dimension.Channel => Ids(FactColumn.Channel, dimension),
        Dimension.Source => Ids(FactColumn.Source, dimension),
        Dimension.Stage => Ids(FactColumn.Stage, dimension),
        Dimension.Product => Ids(FactColumn.Product, dimension),
        Dimension.Line => OfProducts(dimension, _directory.LineOf),
        Dimension.Category => OfProducts(dimension, _directory.CategoryOf),
        Dimension.Role => OfProducts(dimension, _directory.RoleOf),
        Dimension.Tier => OfCustomers(dimension, question.View.Standings.TierOf),
        Dimension.Segment => OfCustomers(dimension, question.View.Standings.SegmentOf),
        Dimension.Newness => new NewnessAxis(question.View.Derived.FirstOrderDays, (int)question.View.Thresholds[MetricThresholds.NewCustomerDays]),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, $"{fact} cannot be cut by it."),
    };

    /// <summary>What the scope asked for and the viewer let through. Windows are not among them: they are passes of their own.</summary>
    public IEnumerable<AxisFilter> Filters()
    {
        if (question.VisibleReps is { } reps)
        {
            // Spend has no rep: it is the company's, and nobody else's.
            var axis = fact == FactKind.Spend ? null : Of(Dimension.Rep);
            yield return new(axis, axis?.Passing(reps) ?? []);
        }

        foreach (var (dimension, ids) in question.Where.Members)
        {
            if (dimension == Dimension.Window) continue;
            var axis = Of(dimension);
            yield return new(axis, axis.Passing(ids.SelectMany(id => _directory.WithDescendants(dimension, id)).ToHashSet()));
        }
    }

    private ColumnAxis Ids(FactColumn column, Dimension dimension) => ColumnAxis.OfIds(column, _directory.MaxId(dimension));

    private ColumnAxis OfRepsNow(Func<int, DateOnly, int> placeOf) => ColumnAxis.OfOwners(
        FactColumn.Rep, _directory.MaxId(Dimension.Rep), _directory.MaxId(Dimension.Team), rep => placeOf(rep, question.View.AsOf));

    private ColumnAxis OfProducts(Dimension dimension, Func<int, int> ownerOf) =>
        ColumnAxis.OfOwners(FactColumn.Product, _directory.MaxId(Dimension.Product), _directory.MaxId(dimension), ownerOf);

    private ColumnAxis OfCustomers(Dimension dimension, Func<int, int> standingOf) =>
        ColumnAxis.OfOwners(FactColumn.Customer, _directory.MaxId(Dimension.Customer), FixedMembers.Of(dimension).Count, standingOf);
}

/// <summary>Rows pass whose code passes; without an axis none does.</summary>
internal sealed record AxisFilter(Axis? Axis, bool[] Passing)
{
    /// <summary>Takes the rows that do not pass out of <paramref name="keep"/>.</summary>
    public void Apply(RowBlock block, Span<bool> keep, Span<int> scratch)
    {
        if (Axis is null)
        {
            keep.Clear();
            return;
        }

        Axis.Codes(block, scratch);
        for (var i = 0; i < keep.Length; i++) keep[i] &= Passing[scratch[i]];
    }
}
