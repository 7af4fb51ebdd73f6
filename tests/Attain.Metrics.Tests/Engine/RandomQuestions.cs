using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests.Engine;

/// <summary>Makes questions nobody thought of: any metrics that share dimensions, any cut, any limits, any days.</summary>
internal sealed class RandomQuestions(Random random, WorkspaceView view)
{
    public MetricQuery Next()
    {
        var metrics = Metrics();
        var shared = metrics.Select(metric => metric.Dimensions.AsEnumerable()).Aggregate(Enumerable.Intersect).ToList();
        return new MetricQuery([.. metrics.Select(metric => metric.Id)])
        {
            By = [.. shared.OrderBy(_ => random.Next()).Take(random.Next(8) == 0 ? 6 : random.Next(0, 4))],
            Where = Where(shared),
            Days = Days(),
            AsIs = random.Next(4) == 0,
        };
    }

    private List<MetricDefinition> Metrics()
    {
        var all = MetricCatalogue.All;
        // Targets are rare among so many metrics, and their rules are not.
        var first = random.Next(6) == 0 ? MetricCatalogue.Attainment : all[random.Next(all.Count)];
        var more = all.Where(_ => random.Next(12) == 0).Take(random.Next(0, 4));
        return [.. more.Prepend(first).Distinct()];
    }

    private Scope Where(List<Dimension> shared)
    {
        var scope = Scope.Company;
        for (var limits = random.Next(0, 3); limits > 0; limits--)
        {
            var choice = shared.Where(dimension => !dimension.IsTime() && Greatest(dimension) > 0).ToList();
            if (choice.Count == 0) break;
            var dimension = choice[random.Next(choice.Count)];
            scope = scope.With(dimension, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, Greatest(dimension) + 1))]);
        }

        return scope;
    }

    private int Greatest(Dimension dimension) =>
        dimension == Dimension.Window ? view.Facts.Windows.Count
        : FixedMembers.Of(dimension) is { Count: > 0 } members ? members.Count
        : view.Directory.MaxId(dimension);

    private DateRange? Days()
    {
        var first = view.FactDays.From.AddDays(random.Next(-30, view.FactDays.Days));
        return random.Next(4) switch
        {
            0 => null,
            1 => new DateRange(first, first.AddDays(random.Next(1, 40))),
            2 => new DateRange(first, first.AddDays(random.Next(40, 500))),
            _ => view.Profile.Calendar.Of((Grain)random.Next(5), first).Days,
        };
    }
}

/// <summary>Questions and answers as text, to compare and to print.</summary>
internal static class Say
{
    public static string Question(MetricQuery query) =>
        $"{string.Join(",", query.Metrics)} by [{string.Join(",", query.By)}] where {query.Where} in {query.Days?.ToString() ?? "all"} as-is {query.AsIs}";

    public static List<string> Rows(MetricAnswer answer) => [.. answer.Rows.Select(row =>
        $"{string.Join(" | ", row.Keys.Select(key => $"{key.ExternalId}#{key.Id}"))} => {string.Join(" ; ", row.Values.Select(value => $"{value.State} {value.Value} = {value.Numerator} / {value.Denominator}"))}")];
}
