using System.Globalization;
using Attain.App.Report;
using Attain.Core;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Board;

/// <summary>How nodes, columns and causes of a board are told.</summary>
public static class BoardWords
{
    public static string Name(TargetNode node, Words words, bool wholeCompany) =>
        node.Key is { } key ? words.Name(key) : words[wholeCompany ? "frame.scope.company" : "frame.scope.own"];

    /// <summary>3月, or the days of a window that is no calendar month.</summary>
    public static string Column(DateRange days, Words words)
    {
        if (days.From.Day == 1 && days.From.AddMonths(1) == days.To) return words.Month(days.From);
        return $"{Short(days.From)}–{Short(days.Last)}";

        static string Short(DateOnly day) => day.ToString("M/d", CultureInfo.InvariantCulture);
    }

    /// <summary>The heaviest causes of a shortfall with their amounts, without the sentence around them.</summary>
    public static string? Cause(PaceCause? behind, Words words, int most = 2) => behind is not { } cause ? null : words.List(cause.Explanation.Parts
        .Where(part => part.Units < 0).OrderBy(part => part.Units).Take(most)
        .Select(part => $"{words.Cause(part)} {words.Short(words.Profile.Money(part.Units))}"));

    public static string Kind(Light light) => light switch { Light.Green => "ok", Light.Yellow => "warn", Light.Red => "bad", _ => "" };
}
