using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Review.Tests;

/// <summary>Everything a report holds, down to its last number, one value a line, so that two can be compared and members looked for.</summary>
internal sealed class Written
{
    private readonly HashSet<DimensionValue> members = [];
    private readonly List<string> lines = [];

    public Written(object report) => Write(report, report.GetType().Name);

    public IReadOnlyList<string> Lines => lines;

    public IEnumerable<int> Ids(Dimension dimension) => members.Where(member => member.Dimension == dimension && member.Id != 0).Select(member => member.Id);

    private void Write(object? value, string path)
    {
        if (value is DimensionValue member) members.Add(member);
        switch (value)
        {
            case null or WorkspaceProfile or Type: break;
            case string or DateRange or MetricDefinition: lines.Add($"{path} {value}"); break;
            case IFormattable plain: lines.Add($"{path} {plain.ToString(null, CultureInfo.InvariantCulture)}"); break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++) Write(tuple[i], $"{path}({i})");
                break;
            case IEnumerable many:
                foreach (var (i, one) in many.Cast<object?>().Index()) Write(one, $"{path}[{i}]");
                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                    Write(property.GetValue(value), $"{path}.{property.Name}");
                break;
        }
    }
}
