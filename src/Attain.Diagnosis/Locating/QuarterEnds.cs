using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// The best reps sell less in the last month of a quarter than their usual share of what all the others sell. Who is best is told by
/// the year before: chosen by the same months they are judged in, anybody would fall back afterwards.
/// </summary>
/// <param name="Lost">Σ over last months of (the others' revenue × the best reps' usual share of it − their revenue).</param>
/// <param name="Fall">Lost as a share of what was to be expected.</param>
internal sealed record QuarterEnds(IReadOnlyList<DimensionValue> Best, decimal Lost, decimal Fall, IReadOnlyList<Loss> Reps)
{
    private const int FewestBest = 3;

    public static QuarterEnds? Find(DiagnosisContext context, IReadOnlyList<RepResult> reps)
    {
        var months = MonthlyRevenue.Of(context, context.Days, Dimension.Rep);
        var calendar = context.View.Profile.Calendar;
        var last = months.Months.Select(month => calendar.Of(Grain.Quarter, month.From).Days.Last == month.Last).ToList();
        var best = Choose(context, reps);
        if (best.Count < FewestBest || last.Count(isLast => isLast) < 2) return null;

        var own = months.Sum(best.Select(rep => rep.Rep.Id));
        var others = months.Sum(reps.Except(best).Select(rep => rep.Rep.Id));
        if (own.Concat(others).Any(amount => amount <= 0)) return null;

        var standing = own.Zip(others, (mine, theirs) => Math.Log(mine / theirs)).Zip(last).ToLookup(month => month.Second, month => month.First);
        if (Shift.Certainty([.. standing[false]], [.. standing[true]]) < (double)context[DiagnosisThresholds.ShiftCertainty]) return null;

        var losses = best.Select(rep => LossOf(rep.Rep, months[rep.Rep.Id], others, last)).ToList();
        var (lost, due) = (losses.Sum(loss => loss.Amount), losses.Sum(loss => loss.Size));
        return lost < context[DiagnosisThresholds.PartDecline] * due || !context.Matters(lost)
            ? null
            : new QuarterEnds([.. best.Select(rep => rep.Rep)], lost, lost / due, losses);
    }

    /// <summary>The reps who went furthest beyond their targets the year before, or sold most where they had none.</summary>
    private static List<RepResult> Choose(DiagnosisContext context, IReadOnlyList<RepResult> reps)
    {
        var attained = context.By(context.Versus, DiagnosisContext.Fit(MetricCatalogue.Attainment, context.Where), [Dimension.Rep, Dimension.Month], MetricCatalogue.Attainment)
            .GroupBy(row => row.Keys[0].Id).Select(own => (Rep: own.Key, Target: own.Sum(row => row.Values[0].Denominator ?? 0), Actual: own.Sum(row => row.Values[0].Numerator ?? 0)))
            .Where(own => own.Target > 0).ToDictionary(own => own.Rep, own => own.Actual / own.Target);
        var sold = context.By(context.Versus, context.Where, [Dimension.Rep], MetricCatalogue.Revenue).ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
        var measure = reps.All(rep => attained.ContainsKey(rep.Rep.Id)) ? attained : sold;
        return [.. reps.OrderByDescending(rep => measure.GetValueOrDefault(rep.Rep.Id)).Take((int)Math.Round(context[DiagnosisThresholds.BestReps] * reps.Count))];
    }

    private static Loss LossOf(DimensionValue rep, IReadOnlyList<double> own, double[] others, List<bool> last)
    {
        var usual = own.Where((_, i) => !last[i]).Sum() / others.Where((_, i) => !last[i]).Sum();
        var due = usual * others.Where((_, i) => last[i]).Sum();
        return new Loss(rep, (decimal)(due - own.Where((_, i) => last[i]).Sum()), (decimal)due);
    }
}
