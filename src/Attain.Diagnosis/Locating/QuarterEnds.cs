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
        var months = Monthly.Of(context, MetricCatalogue.Revenue, context.Days, Dimension.Rep);
        var calendar = context.View.Profile.Calendar;
        var last = months.Months.Select(month => calendar.Of(Grain.Quarter, month.From).Days.Last == month.Last).ToList();
        var best = Choose(context, reps);
        if (best.Count < FewestBest || last.Count(isLast => isLast) < 2) return null;

        var others = months.Sum(reps.Except(best).Select(rep => rep.Rep.Id));
        if (others.Any(amount => amount <= 0)) return null;

        var standing = Standing(best, months, others).Zip(last).ToLookup(month => month.Second, month => month.First);
        if (Shift.Certainty([.. standing[false]], [.. standing[true]]) < (double)context[DiagnosisThresholds.ShiftCertainty]) return null;

        // All of the best together fall; those told are the ones who do, by what is usual among them.
        var falling = best.Select(rep => LossOf(rep.Rep, months[rep.Rep.Id], others, last)).Where(loss => loss.Size > 0 && loss.Amount >= context[DiagnosisThresholds.PartDecline] * loss.Size).ToList();
        if (falling.Count < FewestBest) return null;
        var usual = Statistics.Median([.. falling.Select(loss => (double)(loss.Amount / loss.Size))]);
        var flat = falling.FindAll(loss => (double)(loss.Amount / loss.Size) >= usual / 2);
        var lost = flat.Sum(loss => loss.Amount);
        return flat.Count < FewestBest || !context.Matters(lost) ? null : new QuarterEnds([.. flat.Select(loss => loss.Member)], lost, lost / flat.Sum(loss => loss.Size), flat);
    }

    /// <summary>Those who sold most the year before.</summary>
    private static List<RepResult> Choose(DiagnosisContext context, IReadOnlyList<RepResult> reps)
    {
        var sold = context.By(context.Versus, context.Where, [Dimension.Rep], MetricCatalogue.Revenue).ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
        return [.. reps.OrderByDescending(rep => sold.GetValueOrDefault(rep.Rep.Id)).Take((int)Math.Round(context[DiagnosisThresholds.BestReps] * reps.Count))];
    }

    /// <summary>How the best stand against the others, month by month: each counts alike, however much one of them sells.</summary>
    private static IEnumerable<double> Standing(List<RepResult> best, Monthly months, double[] others) =>
        others.Select((theirs, i) => best.Average(rep =>
        {
            var own = months[rep.Rep.Id];
            return Math.Log(Math.Max(own[i], own.Average() / 20 + 1e-9) / theirs);
        }));

    private static Loss LossOf(DimensionValue rep, IReadOnlyList<double> own, double[] others, List<bool> last)
    {
        var usual = own.Where((_, i) => !last[i]).Sum() / others.Where((_, i) => !last[i]).Sum();
        var due = usual * others.Where((_, i) => last[i]).Sum();
        return new Loss(rep, (decimal)(due - own.Where((_, i) => last[i]).Sum()), (decimal)due);
    }
}
