using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Targets and what was reached of them, each within its own window and scope, up to the as-of day.</summary>
internal sealed class TargetColumns(Question question)
{
    public void Add(IReadOnlyList<TargetMeasure> measures, MeasureTable table)
    {
        foreach (var sameMetric in measures.GroupBy(measure => measure.Metric))
        {
            var targets = TargetChoice.Of(question, sameMetric.Key);
            foreach (var measure in sameMetric)
            {
                var column = table.IndexOf(measure);
                long[] amounts = measure.Reached is { } reached ? Reached(targets, reached) : [.. targets.Select(target => target.Value)];
                for (var i = 0; i < amounts.Length; i++)
                    table.Row(new GroupKey([.. question.By.Select(dimension => targets[i].Key(dimension, question))]))[column] += amounts[i];
            }
        }
    }

    /// <summary>One pass per distinct window and level, grouped by what the level names; then each target takes its own group.</summary>
    private long[] Reached(IReadOnlyList<TargetRow> targets, FactMeasure reached)
    {
        var amounts = new long[targets.Count];
        // A target keeps its scope whatever the question's: as it was, and not limited further.
        var plain = question with { Where = Scope.Company, AsIs = false };
        var axes = new Axes(plain, reached.Fact, reached.Date);
        var filters = axes.Filters().ToList();
        foreach (var window in targets.Index().GroupBy(target => (target.Item.From, target.Item.To, target.Item.Level)))
        {
            var dimensions = window.Key.Level.Named;
            var along = dimensions.Select(axes.Of).ToList();
            var to = Math.Min(window.Key.To, question.AsOf + 1);
            var found = new Dictionary<GroupKey, long>();
            new GroupPass(question.View, reached.Fact, reached.Date, window.Key.From, to, along, filters, [reached])
                .Run((codes, values) => found[new GroupKey([.. codes.Select((code, i) => along[i].Keys[code])])] = values[0] ?? 0);
            foreach (var (i, target) in window) amounts[i] = ScopesOf(target, dimensions).Sum(key => found.GetValueOrDefault(key));
        }

        return amounts;
    }

    /// <summary>The groups of order lines within the target's scope: one, or one for each territory below its own.</summary>
    private IEnumerable<GroupKey> ScopesOf(TargetRow target, IReadOnlyList<Dimension> dimensions)
    {
        var territories = target.Territory == 0 ? [0] : question.View.Directory.WithDescendants(Dimension.Territory, target.Territory);
        foreach (var territory in territories)
        {
            yield return new GroupKey([.. dimensions.Select(dimension => dimension switch
            {
                Dimension.Territory => territory,
                Dimension.Rep => target.Rep,
                Dimension.Team => target.Team,
                Dimension.Division => target.Division,
                Dimension.Product => target.Product,
                Dimension.Line => target.Line,
                Dimension.Category => target.Category,
                Dimension.Channel => target.Channel,
                _ => target.Customer,
            })]);
        }
    }
}
