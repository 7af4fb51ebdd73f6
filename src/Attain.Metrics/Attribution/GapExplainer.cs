using Attain.Core;

namespace Attain.Metrics;

/// <summary>
/// Splits the change of a metric between two periods among its causes, within what the viewer may see. The parts sum to the gap
/// exactly; they are rounded once, at the end. No method substitutes one driver after the other: the answer would depend on the order.
/// </summary>
public static class GapExplainer
{
    /// <param name="metric">Id or alias. Any sum by customers; revenue and gross margin by every method, the funnel for revenue only.</param>
    /// <param name="days">The period that is explained.</param>
    /// <param name="versus">The period it is compared with.</param>
    /// <exception cref="RefusedException">
    /// The metric is unknown, not loaded, or cannot be split in this way; or a dimension of <paramref name="where"/> does not apply.
    /// </exception>
    public static GapExplanation Explain(
        WorkspaceView view, MetricId metric, DateRange days, DateRange versus, Scope where, GapMethod method = GapMethod.Auto)
    {
        var definition = MetricCatalogue.Find(metric);
        var question = new GapQuestion(view, definition, days, versus, where);
        var (before, after) = question.Totals(definition);
        if (before[0].State == ValueState.NotLoaded)
        {
            throw new RefusedException(Sentence.Of("gap.notLoaded", ("metric", definition.Id.Name)));
        }

        var chosen = method == GapMethod.Auto ? Choose(question) : method;
        Require(question, chosen);
        var (from, to) = (question.Units(before[0].Value ?? 0), question.Units(after[0].Value ?? 0));
        return chosen switch
        {
            GapMethod.Customers => CustomerGap.Explain(question, from, to),
            GapMethod.PriceVolumeMix => ProductGap.Explain(question, from, to),
            GapMethod.Drivers => DriverGap.Explain(question, Tree(definition), Shapley.Split, "drivers", from, to),
            GapMethod.DriversByLmdi => DriverGap.Explain(question, Tree(definition), ByLmdi, "drivers_lmdi", from, to),
            _ => DriverGap.Explain(question, Funnel(view), Shapley.Split, "funnel", from, to),
        };
    }

    /// <summary>
    /// Splits what is missing to (or above) a target: <see cref="TargetGap"/> says how.
    /// </summary>
    /// <inheritdoc cref="TargetGap.Explain" path="/param"/>
    public static GapExplanation ExplainTarget(WorkspaceView view, DateRange days, Scope where, GapMethod method = GapMethod.Auto) =>
        TargetGap.Explain(view, days, where, method);

    /// <summary>The same against an amount that is due for exactly these days and this scope, such as what a pace expects to date.</summary>
    /// <param name="due">Money units of revenue.</param>
    public static GapExplanation ExplainTarget(
        WorkspaceView view, DateRange days, Scope where, long due, GapMethod method = GapMethod.Auto) =>
        TargetGap.Explain(view, days, where, due, method);

    private static GapMethod Choose(GapQuestion question)
    {
        if (question.Metric == MetricCatalogue.Revenue && CanAskFunnel(question) && DriverGap.IsUnbroken(question, DriverTree.Funnel))
        {
            return GapMethod.Funnel;
        }

        if (Applies(question, Dimension.Customer) && Names(question, Dimension.Customer)) return GapMethod.Customers;
        if (!HasTree(question.Metric)) return GapMethod.Customers;
        return Applies(question, Dimension.Product) && Names(question, Dimension.Product) ? GapMethod.PriceVolumeMix : GapMethod.Drivers;
    }

    private static void Require(GapQuestion question, GapMethod method)
    {
        var metric = question.Metric;
        var isPossible = method switch
        {
            GapMethod.Customers => metric.Formula is FactMeasure && metric.Dimensions.Contains(Dimension.Customer),
            GapMethod.Funnel => metric == MetricCatalogue.Revenue,
            _ => HasTree(metric),
        };
        if (!isPossible)
        {
            throw new RefusedException(Sentence.Of("gap.notSplittable", ("metric", metric.Id.Name)));
        }
    }

    private static IReadOnlyList<decimal> ByLmdi(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after) =>
        before.Concat(after).Any(value => value < 0) ? throw new RefusedException(Sentence.Of("gap.negativeDriver")) : Lmdi.Split(before, after);

    private static DriverTree Tree(MetricDefinition metric) =>
        metric == MetricCatalogue.GrossMargin ? DriverTree.GrossMargin : DriverTree.Revenue;

    private static bool HasTree(MetricDefinition metric) => metric == MetricCatalogue.Revenue || metric == MetricCatalogue.GrossMargin;

    private static DriverTree Funnel(WorkspaceView view) =>
        DriverTree.LoadedFunnel(view) ?? throw new RefusedException(Sentence.Of("gap.noFunnel"));

    // A scope by product or tier cannot be asked of every step of the funnel.
    private static bool CanAskFunnel(GapQuestion question) =>
        DriverTree.LoadedFunnel(question.View) == DriverTree.Funnel
        && DriverTree.Funnel.Metrics.All(metric => question.Where.Members.Keys.All(metric.Dimensions.Contains));

    private static bool Applies(GapQuestion question, Dimension dimension) => question.Metric.Dimensions.Contains(dimension);

    private static bool Names(GapQuestion question, Dimension dimension) =>
        question.By(dimension, question.Metric).Any(change => change.Member.Id != 0);
}
