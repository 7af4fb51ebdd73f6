using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// A dimension as the columns see it: for each row a code from 0 to <see cref="Cardinality"/> − 1, and for each code the key of the
/// group it stands for. Axes cut, and they limit: a filter is an axis with the codes that pass.
/// </summary>
internal abstract class Axis(int[] keys)
{
    public int Cardinality => keys.Length;

    /// <summary>By code.</summary>
    public int[] Keys => keys;

    /// <summary>Writes every row's code.</summary>
    public abstract void Codes(RowBlock block, Span<int> into);

    /// <summary>Which codes have one of these keys.</summary>
    public bool[] Passing(IReadOnlySet<int> wanted) => Array.ConvertAll(keys, wanted.Contains);
}

/// <summary>An axis that follows from one column by a table; what lies outside the table has code 0.</summary>
/// <param name="codes">The code of each value of the column, counted from <paramref name="first"/>.</param>
internal sealed class ColumnAxis(FactColumn column, int first, int[] codes, int[] keys) : Axis(keys)
{
    /// <summary>An axis whose members are the column's own ids, 0 to <paramref name="greatest"/>.</summary>
    public static ColumnAxis OfIds(FactColumn column, int greatest)
    {
        var ids = new int[greatest + 1];
        for (var id = 0; id < ids.Length; id++) ids[id] = id;
        return new(column, 0, ids, ids);
    }

    /// <summary>An axis of what the column's ids belong to: a product's line, a customer's tier.</summary>
    public static ColumnAxis OfOwners(FactColumn column, int greatestId, int greatestOwner, Func<int, int> ownerOf)
    {
        var owners = new int[greatestId + 1];
        for (var id = 1; id < owners.Length; id++) owners[id] = ownerOf(id);
        var keys = new int[greatestOwner + 1];
        for (var owner = 0; owner < keys.Length; owner++) keys[owner] = owner;
        return new(column, 0, owners, keys);
    }

    /// <summary>The periods of a grain within [from, to), by the day column.</summary>
    public static ColumnAxis OfPeriods(FactColumn day, Grain grain, FiscalCalendar calendar, int from, int to)
    {
        var codes = new int[to - from];
        var keys = new List<int>();
        var next = int.MinValue;
        for (var date = from; date < to; date++)
        {
            if (date >= next)
            {
                var period = calendar.Of(grain, EpochDay.ToDay(date)).Days;
                keys.Add(EpochDay.Of(period.From));
                next = EpochDay.Of(period.To);
            }

            codes[date - from] = keys.Count - 1;
        }

        return new(day, from, codes, [.. keys]);
    }

    public override void Codes(RowBlock block, Span<int> into)
    {
        var values = block.Ints(column);
        into = into[..values.Length];
        unchecked
        {
            for (var i = 0; i < into.Length; i++)
            {
                var place = (uint)(values[i] - first);
                into[i] = place < (uint)codes.Length ? codes[place] : 0;
            }
        }
    }
}

/// <summary>New or existing customer, by how long before the row's day its first order was.</summary>
/// <param name="firstOrderDays">By customer id.</param>
/// <param name="newFor">Days for which a customer is new, counted from the first order day.</param>
internal sealed class NewnessAxis(int[] firstOrderDays, int newFor) : Axis([0, FixedMembers.NewCustomer, FixedMembers.ExistingCustomer])
{
    public override void Codes(RowBlock block, Span<int> into)
    {
        var days = block.Ints(FactColumn.Day);
        var customers = block.Ints(FactColumn.Customer);
        for (var i = 0; i < days.Length; i++)
        {
            var first = firstOrderDays[customers[i]];
            into[i] = first == SnapshotFacts.Never ? 0
                : days[i] - first < newFor ? FixedMembers.NewCustomer
                : FixedMembers.ExistingCustomer;
        }
    }
}
