using System.Globalization;

namespace Attain.Demo.Tests;

/// <summary>The measurement in Markdown, amounts in 万.</summary>
internal static class MeasuredTable
{
    public static IEnumerable<string> Of(IReadOnlyList<Measured> measured)
    {
        yield return "| cause | rule | found | scope | period | true, median | estimated, median | error, from … to | within 30 % | rank, true → estimated |";
        yield return "|---|---|---|---|---|---|---|---|---|---|";
        var causes = measured.SelectMany(one => one.Outcomes.Select(outcome => (One: one, Outcome: outcome))).GroupBy(pair => (pair.Outcome.Cause.Cause, pair.Outcome.Cause.Rule));
        foreach (var cause in causes)
        {
            var outcomes = cause.Select(pair => pair.Outcome).ToList();
            var errors = outcomes.Select(outcome => outcome.Error).OfType<decimal>().Order().ToList();
            var isLoss = outcomes[0].Cause.TrueLoss is not null;
            yield return $"| {cause.Key.Cause} | `{cause.Key.Rule}` | {outcomes.Count(o => o.Told is not null)}/{outcomes.Count} | {outcomes.Count(o => o.IsRightScope)}/{outcomes.Count} "
                + $"| {outcomes.Count(o => o.IsRightPeriod)}/{outcomes.Count} | {Amount(outcomes.Select(o => o.Cause.TrueLoss?.ToDecimal()))} | {Amount(outcomes.Select(o => o.Told?.AtStake?.ToDecimal()))} "
                + (isLoss && errors.Count > 0 ? $"| {Percent(errors[0])} … {Percent(errors[^1])} | {errors.Count(error => Math.Abs(error) <= 0.30m)}/{outcomes.Count} " : "| no loss | – ")
                + (isLoss ? $"| {Rank(cause, outcome => outcome.Cause.TrueLoss!.Value.Units)} → {Rank(cause, outcome => outcome.Told?.AtStake?.Units ?? 0)} |" : "| – |");
        }

        yield return "";
        yield return "| seed | tau | revenue of the year | estimates outside 30 % | other findings |";
        yield return "|---|---|---|---|---|";
        foreach (var one in measured)
        {
            var outside = one.Outcomes.Where(outcome => Math.Abs(outcome.Error ?? 0) > 0.30m).Select(outcome => $"{outcome.Cause.Cause} {Percent(outcome.Error!.Value)}");
            var others = one.Report.Findings.Where(finding => one.Outcomes.All(outcome => outcome.Told != finding)).Select(finding => finding.Rule).Distinct();
            yield return string.Create(CultureInfo.InvariantCulture, $"| {one.Seed} | {one.Tau():0.00} | {one.Revenue / 10_000:N0} | {string.Join(", ", outside)} | {string.Join(", ", others)} |");
        }
    }

    /// <summary>Mean place among the losses of the same company.</summary>
    private static string Rank(IEnumerable<(Measured One, Outcome Outcome)> cause, Func<Outcome, long> amount) => cause
        .Average(pair => 1 + pair.One.Outcomes.Count(other => other.Cause.TrueLoss is not null && amount(other) > amount(pair.Outcome)))
        .ToString("0.0", CultureInfo.InvariantCulture);

    private static string Amount(IEnumerable<decimal?> amounts)
    {
        var known = amounts.OfType<decimal>().Order().ToList();
        return known.Count == 0 ? "–" : (known[known.Count / 2] / 10_000).ToString("N0", CultureInfo.InvariantCulture);
    }

    private static string Percent(decimal error) => (100 * error).ToString("+0;−0;0", CultureInfo.InvariantCulture) + " %";
}
