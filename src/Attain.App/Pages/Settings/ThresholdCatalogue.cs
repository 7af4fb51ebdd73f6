using System.Reflection;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;
using Attain.Review;
using Attain.Strategy;
using Attain.Targets;

namespace Attain.App.Pages.Settings;

/// <param name="Group">Key of the heading.</param>
/// <param name="Rules">The rules of the diagnosis that compare with it.</param>
public sealed record ListedThreshold(Threshold Threshold, string Group, IReadOnlyList<IDiagnosisRule> Rules);

/// <summary>
/// Every threshold of every floor, found by looking: whoever declares one in a class named …Thresholds has it on the page.
/// Those of the diagnosis stand under the side of selling their rules are about.
/// </summary>
public sealed class ThresholdCatalogue(IEnumerable<IDiagnosisRule> rules)
{
    private const string Ending = "Thresholds";

    private static readonly Assembly[] Floors =
    [
        typeof(DiagnosisThresholds).Assembly, typeof(CustomerThresholds).Assembly, typeof(TargetThresholds).Assembly, typeof(CustomerPlays).Assembly,
        typeof(ExecutionModule).Assembly, typeof(ReviewModule).Assembly,
    ];

    private readonly Lazy<IReadOnlyList<ListedThreshold>> _all = new(() => Find([.. rules]));

    public IReadOnlyList<ListedThreshold> All => _all.Value;

    public ListedThreshold? Find(string key) => All.FirstOrDefault(listed => listed.Threshold.Key == key);

    private static List<ListedThreshold> Find(List<IDiagnosisRule> rules)
    {
        var order = Enum.GetNames<Area>().Prepend("all").ToList();
        var found = from floor in Floors
                    from type in floor.GetTypes()
                    where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith(Ending, StringComparison.Ordinal)
                    from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
                    where field.FieldType == typeof(Threshold)
                    let threshold = (Threshold)field.GetValue(null)!
                    let used = rules.Where(rule => rule.Head.Thresholds.Contains(threshold)).ToList()
                    select new ListedThreshold(threshold, Group(type, used), used);
        return [.. found.OrderBy(listed => order.IndexOf(listed.Group) is >= 0 and var place ? place : order.Count)];
    }

    private static string Group(Type type, List<IDiagnosisRule> used) =>
        type != typeof(DiagnosisThresholds) ? type.Name[..^Ending.Length]
        : used.Select(rule => rule.Head.Area).Distinct().ToList() is [var area] ? area.ToString()
        : "all";
}
