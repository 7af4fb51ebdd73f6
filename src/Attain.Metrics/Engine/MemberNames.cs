using System.Globalization;
using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>What the key of a group is called, in one dimension. Each name is made once per answer.</summary>
internal sealed class MemberNames(Dimension dimension, WorkspaceView view)
{
    private readonly Dictionary<int, DimensionValue> _known = [];

    public DimensionValue Of(int key)
    {
        if (!_known.TryGetValue(key, out var value)) _known.Add(key, value = Make(key));
        return value;
    }

    /// <summary>The place of each member named so far among them, by its key: time and windows ascending, the rest by external id.</summary>
    public Dictionary<int, int> Places()
    {
        var members = _known.Values.ToArray();
        Array.Sort(members, Compare);
        return members.Index().ToDictionary(member => member.Item.Id, member => member.Index);
    }

    private static int Compare(DimensionValue left, DimensionValue right)
    {
        var order = left.Days is { } days && right.Days is { } others
            ? (days.From, days.To).CompareTo((others.From, others.To))
            : string.CompareOrdinal(left.ExternalId, right.ExternalId);
        return order != 0 ? order : left.Id.CompareTo(right.Id);
    }

    private DimensionValue Make(int key)
    {
        if (dimension.IsTime())
        {
            var period = view.Profile.Calendar.Of(dimension.ToGrain(), EpochDay.ToDay(key));
            var label = view.Profile.Calendar.Label(period);
            return new(dimension, key, label, label, period.Days);
        }

        if (key == 0) return new(dimension, 0, "", "", null);
        if (dimension == Dimension.Window)
        {
            var window = view.Facts.Windows[key - 1];
            var label = string.Create(CultureInfo.InvariantCulture, $"{window.From:yyyy-MM-dd}..{window.To.AddDays(-1):yyyy-MM-dd}");
            return new(dimension, key, label, label, window);
        }

        if (FixedMembers.Of(dimension) is { Count: > 0 } names) return new(dimension, key, names[key - 1], names[key - 1], null);
        return view.Directory[dimension, key] is { } entry
            ? new(dimension, key, entry.ExternalId, entry.Name, null)
            : new(dimension, key, key.ToString(CultureInfo.InvariantCulture), "", null);
    }
}
