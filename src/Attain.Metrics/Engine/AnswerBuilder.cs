using Attain.Core;

namespace Attain.Metrics;

/// <summary>Turns whole numbers by group into what was asked: metrics with their parts, members with their names, in order.</summary>
internal static class AnswerBuilder
{
    public static MetricAnswer Build(Question question, MeasureTable table)
    {
        if (question.By.Count == 0 && table.Keys.Count == 0) table.NewRow(GroupKey.Empty);
        var members = question.By.Select(dimension => new MemberNames(dimension, question.View)).ToArray();
        var metrics = question.Metrics.Select(metric => new Evaluation(metric, question, table)).ToArray();
        var rows = new MetricRow[table.Keys.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var keys = new DimensionValue[members.Length];
            for (var i = 0; i < keys.Length; i++) keys[i] = members[i].Of(table.Keys[row][i]);
            var values = new MetricValue[metrics.Length];
            for (var i = 0; i < values.Length; i++) values[i] = metrics[i].At(row);
            rows[row] = new MetricRow(keys, values);
        }

        return new MetricAnswer(question.Days, question.By, question.Metrics, InOrder(rows, members));
    }

    /// <summary>
    /// Sorted by the last key first and by the first key last, each time leaving alone what is equal: one step for each row and key,
    /// where comparing rows would compare names over and over.
    /// </summary>
    private static MetricRow[] InOrder(MetricRow[] rows, MemberNames[] members)
    {
        for (var key = members.Length - 1; key >= 0; key--)
        {
            var places = members[key].Places();
            var next = new int[places.Count + 1];
            foreach (var row in rows) next[places[row.Keys[key].Id] + 1]++;
            for (var place = 1; place < next.Length; place++) next[place] += next[place - 1];
            var sorted = new MetricRow[rows.Length];
            foreach (var row in rows) sorted[next[places[row.Keys[key].Id]]++] = row;
            rows = sorted;
        }

        return rows;
    }

    /// <summary>A metric's formula over the table.</summary>
    private sealed class Evaluation
    {
        private readonly MeasureTable _table;
        private readonly bool _isLoaded;
        private readonly int _over;
        private readonly int _under = -1;
        private readonly decimal _overDivisor;
        private readonly decimal _underDivisor;

        public Evaluation(MetricDefinition metric, Question question, MeasureTable table)
        {
            var measures = metric.Formula.Measures.ToList();
            _table = table;
            _isLoaded = measures.TrueForAll(question.IsLoaded);
            (_over, _overDivisor) = (table.IndexOf(measures[0]), measures[0].Divisor(question.View.Profile.Currency));
            if (metric.Formula is Quotient) (_under, _underDivisor) = (table.IndexOf(measures[1]), measures[1].Divisor(question.View.Profile.Currency));
        }

        public MetricValue At(int row)
        {
            if (!_isLoaded) return MetricValue.NotLoaded;
            var over = _table[row, _over];
            if (_under < 0) return over is { } sum ? MetricValue.Of(sum / _overDivisor) : new(null, null, null, ValueState.Undefined);
            var under = _table[row, _under];
            // One division, at the end: 28 digits of the exact quotient.
            decimal? value = over is { } a && under is { } b && b != 0 ? a * _underDivisor / (b * _overDivisor) : null;
            return new(value, over / _overDivisor, under / _underDivisor, value is null ? ValueState.Undefined : ValueState.Known);
        }
    }
}
