using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Attain.Metrics;

/// <summary>
/// One SELECT in the making: named sub-queries, joins and parameters, each added once, when something needs it. The SQL runs unchanged
/// on SQLite and PostgreSQL: no date functions (the calendar table has the periods), no division of integers, sums cast to BIGINT.
/// </summary>
internal sealed class SqlQuery
{
    private readonly List<string> _with;
    private readonly List<object> _parameters;
    private readonly List<string> _joins = [];

    public SqlQuery() : this([], [])
    {
    }

    private SqlQuery(List<string> with, List<object> parameters) => (_with, _parameters) = (with, parameters);

    /// <summary>The joins so far, each on its line.</summary>
    public string Joins => string.Concat(_joins.Select(join => $"\n{join}"));

    /// <summary>Another SELECT within the same command: joins of its own, the rest shared.</summary>
    public SqlQuery Part() => new(_with, _parameters);

    /// <summary>The placeholder of a value.</summary>
    public string Value(object value)
    {
        _parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"@p{_parameters.Count - 1}");
    }

    /// <summary>A list of placeholders, for IN.</summary>
    public string Values(IEnumerable<long> values) => $"({string.Join(", ", values.Select(value => Value(value)))})";

    /// <summary>A sub-query the SELECT may name. Later ones may name earlier ones.</summary>
    public void With(string subQuery)
    {
        if (!_with.Contains(subQuery)) _with.Add(subQuery);
    }

    public void Join(string join)
    {
        if (!_joins.Contains(join)) _joins.Add(join);
    }

    /// <summary>The whole command, ready to run.</summary>
    public DbCommand Command(DbConnection connection, DbTransaction transaction, string select)
    {
        var text = new StringBuilder();
        if (_with.Count > 0) text.Append("WITH RECURSIVE ").AppendJoin(",\n", _with).Append('\n');
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text.Append(select).ToString();
        for (var i = 0; i < _parameters.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = _parameters[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
