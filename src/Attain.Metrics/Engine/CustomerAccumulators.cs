using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Distinct ids in each slot, by a stamp per id that says in which slot it was seen last.</summary>
internal sealed class DistinctIds(FactColumn column) : GatheringAccumulator([column])
{
    private int[] _seenIn = [];

    protected override void Prepare() => _seenIn = new int[Greatest(0) + 1];

    protected override long? Look(int slot, ReadOnlySpan<int> rows)
    {
        var ids = Ids(0);
        var distinct = 0;
        foreach (var row in rows)
        {
            var id = ids[row];
            if (id == 0 || _seenIn[id] == slot) continue;
            _seenIn[id] = slot;
            distinct++;
        }

        return distinct;
    }
}

/// <summary>Customers with at least two distinct orders in each slot.</summary>
internal sealed class RepeatCustomers() : GatheringAccumulator([FactColumn.Customer, FactColumn.Order])
{
    private int[] _orderSeenIn = [];
    private int[] _customerSeenIn = [];
    private int[] _customerCountedIn = [];

    protected override void Prepare()
    {
        _orderSeenIn = new int[Greatest(1) + 1];
        _customerSeenIn = new int[Greatest(0) + 1];
        _customerCountedIn = new int[Greatest(0) + 1];
    }

    protected override long? Look(int slot, ReadOnlySpan<int> rows)
    {
        var customers = Ids(0);
        var orders = Ids(1);
        var repeating = 0;
        foreach (var row in rows)
        {
            var (customer, order) = (customers[row], orders[row]);
            if (customer == 0 || _orderSeenIn[order] == slot) continue;
            _orderSeenIn[order] = slot;
            if (_customerSeenIn[customer] != slot)
            {
                _customerSeenIn[customer] = slot;
            }
            else if (_customerCountedIn[customer] != slot)
            {
                _customerCountedIn[customer] = slot;
                repeating++;
            }
        }

        return repeating;
    }
}

/// <summary>Looks at what each active customer brings, greatest first. Active: at least one line that is not a return.</summary>
internal abstract class RankedCustomers() : GatheringAccumulator([FactColumn.Customer, FactColumn.IsReturn], FactColumn.Amount)
{
    private readonly List<int> _customers = [];
    private readonly List<long> _ranked = [];
    private int[] _seenIn = [];
    private int[] _activeIn = [];
    private long[] _revenue = [];

    protected override void Prepare()
    {
        _seenIn = new int[Greatest(0) + 1];
        _activeIn = new int[_seenIn.Length];
        _revenue = new long[_seenIn.Length];
    }

    protected abstract long? OfRanked(List<long> descending);

    protected override long? Look(int slot, ReadOnlySpan<int> rows)
    {
        var customers = Ids(0);
        var returns = Ids(1);
        var amounts = Amounts;
        _customers.Clear();
        _ranked.Clear();
        foreach (var row in rows)
        {
            var customer = customers[row];
            if (customer == 0) continue;
            if (_seenIn[customer] != slot)
            {
                _seenIn[customer] = slot;
                _revenue[customer] = 0;
                _customers.Add(customer);
            }

            _revenue[customer] += amounts[row];
            if (returns[row] == 0) _activeIn[customer] = slot;
        }

        foreach (var customer in _customers)
            if (_activeIn[customer] == slot) _ranked.Add(_revenue[customer]);
        _ranked.Sort(static (left, right) => right.CompareTo(left));
        return OfRanked(_ranked);
    }
}

internal sealed class TopCustomersRevenue : RankedCustomers
{
    /// <summary>One customer in five.</summary>
    private const int OneIn = 5;

    protected override long? OfRanked(List<long> descending)
    {
        var sum = 0L;
        for (var i = 0; i < (descending.Count + OneIn - 1) / OneIn; i++) sum += descending[i];
        return sum;
    }
}

internal sealed class CustomersToEighty : RankedCustomers
{
    protected override long? OfRanked(List<long> descending)
    {
        Int128 total = 0;
        foreach (var revenue in descending) total += revenue;
        if (total <= 0) return null;
        Int128 reached = 0;
        for (var i = 0; i < descending.Count; i++)
        {
            reached += descending[i];
            if (5 * reached >= 4 * total) return i + 1;
        }

        throw new InvalidOperationException("All customers together bring all there is.");
    }
}
