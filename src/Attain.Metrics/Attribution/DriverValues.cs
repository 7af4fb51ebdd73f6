namespace Attain.Metrics;

/// <summary>The drivers of a tree in two periods, made ready to be split.</summary>
/// <param name="Known0">As people read them: null where the step before is 0 and there is nothing to divide by.</param>
/// <param name="Known1">The same, after.</param>
/// <param name="Before">
/// To compute with: a driver that is unknown on one side has its value of the other side, so that it stands still and the change falls
/// to the driver that was 0; unknown on both sides it is 0.
/// </param>
/// <param name="After">The same, after.</param>
/// <param name="Unexplained">
/// What the tree cannot speak of: the change of the part of the metric that exists although a step before it is 0 (revenue of returns
/// only, revenue without any won deal).
/// </param>
internal sealed record DriverValues(
    IReadOnlyList<decimal?> Known0,
    IReadOnlyList<decimal?> Known1,
    IReadOnlyList<decimal> Before,
    IReadOnlyList<decimal> After,
    decimal Unexplained)
{
    /// <param name="before">The quantities of the steps in the earlier period.</param>
    /// <param name="after">The same, after.</param>
    public static DriverValues Of(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after)
    {
        var (known0, known1) = (Ratios(before), Ratios(after));
        return new DriverValues(
            known0,
            known1,
            [.. known0.Zip(known1, (own, other) => own ?? other ?? 0)],
            [.. known1.Zip(known0, (own, other) => own ?? other ?? 0)],
            Beyond(after, known1) - Beyond(before, known0));
    }

    private static decimal?[] Ratios(IReadOnlyList<decimal> quantities)
    {
        var ratios = new decimal?[quantities.Count];
        for (var i = 0; i < ratios.Length; i++)
        {
            var per = i == 0 ? 1 : quantities[i - 1];
            ratios[i] = per == 0 ? null : quantities[i] / per;
        }

        return ratios;
    }

    // Where a step is 0 so is the product of the drivers, and all of the metric lies beyond it.
    private static decimal Beyond(IReadOnlyList<decimal> quantities, decimal?[] ratios) => ratios.Contains(null) ? quantities[^1] : 0;
}
