using Attain.App.Web;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Board;

/// <summary>How many of those directly below are red against the year's target; for somebody alone, whether they are.</summary>
public sealed class RedTargets : IRailCount
{
    public string Section => "targets";

    public RailEntry? Count(PageContext here, RailEntry entry)
    {
        if (BoardData.OfYear(here).Tree.Root is not { } root) return null;
        IReadOnlyList<TargetNode> below = root.Children.Count == 0 ? [root] : root.Children;
        var red = below.Count(node => node.Pace.Light == Light.Red);
        return red == 0 ? null : entry with
        {
            Count = red.ToString(System.Globalization.CultureInfo.InvariantCulture), Kind = "bad", Says = here.Words.Say("board.rail", ("red", red), ("all", below.Count)),
        };
    }
}
