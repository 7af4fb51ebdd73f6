using Attain.Core;

namespace Attain.Metrics;

/// <summary>
/// Which of the loaded targets take part in a question, so that none is counted twice: docs/decisions/010 has the rules and why.
/// </summary>
internal static class TargetChoice
{
    public static IReadOnlyList<TargetRow> Of(Question question, string metric)
    {
        var needed = TargetLevel.Needed(question.Named);
        var visible = TargetRow.All(question.View.Facts)
            .Where(target => target.Metric == metric && IsAsked(target, question) && target.Level.Covers(needed))
            .ToList();

        // A year's target says nothing of a month while there are targets for months.
        var longest = LongestPeriod(question.By);
        if (visible.Exists(target => target.Length <= longest)) visible.RemoveAll(target => target.Length > longest);
        return question.By.Contains(Dimension.Window)
            ? [.. visible.GroupBy(target => target.Window).SelectMany(OfCoarsestLevel)]
            : WithoutCompetitors(OfCoarsestLevel(visible));
    }

    private static IEnumerable<TargetRow> OfCoarsestLevel(IEnumerable<TargetRow> targets) =>
        targets.GroupBy(target => target.Level).OrderBy(level => level.Key.Dimensions).ThenBy(level => level.Key.Order).FirstOrDefault() ?? Enumerable.Empty<TargetRow>();

    /// <summary>Days of the longest period of the finest grain asked for; no limit without a grain.</summary>
    public static int LongestPeriod(IReadOnlyList<Dimension> by) =>
        by.Contains(Dimension.Day) ? 1
        : by.Contains(Dimension.Week) ? 7
        : by.Contains(Dimension.Month) ? 31
        : by.Contains(Dimension.Quarter) ? 92
        : by.Contains(Dimension.Year) ? 366
        : int.MaxValue;

    private static bool IsAsked(TargetRow target, Question question) =>
        target.Middle >= question.From && target.Middle < question.To
        && (question.VisibleReps?.Contains(target.Rep) ?? true)
        && question.Where.Members.All(pair => pair.Value.Any(id => Within(target.Key(pair.Key, question), id, pair.Key, question)));

    private static bool Within(int member, int asked, Dimension dimension, Question question) =>
        member == asked || (dimension == Dimension.Territory && member != 0 && question.View.Directory.IsTerritoryWithin(member, asked));

    /// <summary>Of targets with the same scope where one's window holds the other's middle day, the longest; of equally long ones the latest loaded.</summary>
    private static List<TargetRow> WithoutCompetitors(IEnumerable<TargetRow> targets) =>
    [
        .. targets.GroupBy(target => target.Scope).SelectMany(same =>
        {
            var all = same.ToList();
            return all.Where(target => !all.Exists(other => Competes(target, other) && (other.Length, other.Id).CompareTo((target.Length, target.Id)) > 0));
        }),
    ];

    private static bool Competes(TargetRow one, TargetRow other) =>
        (one.From <= other.Middle && other.Middle < one.To) || (other.From <= one.Middle && one.Middle < other.To);
}
