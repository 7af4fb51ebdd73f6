using Attain.Core;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>A metric of every member of a dimension in the whole months of some days, in their order.</summary>
internal sealed class Monthly
{
    private readonly Dictionary<int, double[]> byMember;

    private Monthly(IReadOnlyList<DateRange> months, IReadOnlyList<DimensionValue> members, Dictionary<int, double[]> byMember) =>
        (Months, Members, this.byMember) = (months, members, byMember);

    public IReadOnlyList<DateRange> Months { get; }

    public IReadOnlyList<DimensionValue> Members { get; }

    /// <summary>A statistic, not an account: as floating point, which logarithms need.</summary>
    public IReadOnlyList<double> this[int member] => byMember.TryGetValue(member, out var own) ? own : new double[Months.Count];

    /// <summary>Several members together.</summary>
    public double[] Sum(IEnumerable<int> members)
    {
        var sum = new double[Months.Count];
        foreach (var member in members)
            for (var i = 0; i < sum.Length; i++) sum[i] += this[member][i];
        return sum;
    }

    public static Monthly Of(DiagnosisContext context, MetricDefinition metric, DateRange days, Dimension dimension)
    {
        var months = context.View.Profile.Calendar.Each(Grain.Month, days).Select(month => month.Days).Where(days.Contains).ToList();
        var rows = context.By(days, context.Where, [dimension, Dimension.Month], metric).Where(row => row.Keys[0].Id != 0).ToList();
        var place = months.Select((month, i) => (month, i)).ToDictionary(pair => pair.month.From, pair => pair.i);
        var amounts = new Dictionary<int, double[]>();
        foreach (var row in rows)
        {
            if (row.Keys[1].Days is not { } month || !place.TryGetValue(month.From, out var i)) continue;
            if (!amounts.TryGetValue(row.Keys[0].Id, out var own)) amounts[row.Keys[0].Id] = own = new double[months.Count];
            own[i] = (double)(row.Values[0].Value ?? 0);
        }

        return new Monthly(months, [.. rows.Select(row => row.Keys[0]).DistinctBy(key => key.Id)], amounts);
    }
}

/// <summary>Whether values of one kind lie below those of another by more than their own scatter explains.</summary>
internal static class Shift
{
    /// <summary>Student's t of the difference of two means with a common variance: how many standard errors the second lies below the first.</summary>
    public static double Certainty(IReadOnlyCollection<double> higher, IReadOnlyCollection<double> lower)
    {
        var degrees = higher.Count + lower.Count - 2;
        if (higher.Count == 0 || lower.Count == 0 || degrees < 1) return 0;
        var (high, low) = (higher.Average(), lower.Average());
        var squares = higher.Sum(value => (value - high) * (value - high)) + lower.Sum(value => (value - low) * (value - low));
        var error = Math.Sqrt(squares / degrees * (1.0 / higher.Count + 1.0 / lower.Count));
        return high <= low ? 0 : error > 0 ? (high - low) / error : double.PositiveInfinity;
    }

    /// <summary>
    /// The same of logarithms of counts by counts, before and from a place on. Each weighs by the inverse of its variance, so that a month
    /// with few sales says little; and all scatter as counts do at least, however close together they lie by chance.
    /// </summary>
    public static double OfCounts(double[] logs, double[] weights, int at)
    {
        var (high, low) = (Part(0, at), Part(at, logs.Length));
        var scatter = Math.Max(1, (high.Squares + low.Squares) / (logs.Length - 2));
        return high.Mean <= low.Mean ? 0 : (high.Mean - low.Mean) / Math.Sqrt(scatter * (1 / high.Weight + 1 / low.Weight));

        (double Weight, double Mean, double Squares) Part(int from, int to)
        {
            var part = Enumerable.Range(from, to - from).ToList();
            var weight = part.Sum(i => weights[i]);
            var mean = part.Sum(i => weights[i] * logs[i]) / weight;
            return (weight, mean, part.Sum(i => weights[i] * (logs[i] - mean) * (logs[i] - mean)));
        }
    }
}
