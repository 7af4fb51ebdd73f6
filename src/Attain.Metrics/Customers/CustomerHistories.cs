using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>Reads the history of every customer in one pass over the order lines, within what the viewer may see.</summary>
public static class CustomerHistories
{
    /// <returns>Customers with at least one visible line up to <paramref name="asOf"/>, by id. Lines without a customer belong to none.</returns>
    public static IReadOnlyList<CustomerHistory> Read(FactSnapshot facts, Viewer viewer, DateOnly asOf)
    {
        var table = facts[FactKind.OrderLines];
        var pass = new Pass(Greatest(table, FactColumn.Customer), Greatest(table, FactColumn.Order), asOf, viewer);
        var block = new RowBlock(table);
        foreach (var segment in table.Segments)
        {
            block.Load(segment);
            pass.Add(block);
        }

        return pass.Histories();
    }

    private static int Greatest(FactTable table, FactColumn column)
    {
        var index = table.Index(column);
        return (int)table.Segments.Select(segment => segment[index].Max).DefaultIfEmpty(0).Max();
    }

    private struct Tally
    {
        public bool IsSeen;
        public bool HasCost12;
        public int Orders;
        public int LastOrder;
        public int LastDay;
        public int LastRep;
        public long Revenue12;
        public long Margin12;
        public long RevenueBefore12;
        public long RevenueAll;
    }

    private sealed class Pass(int greatestCustomer, int greatestOrder, DateOnly asOf, Viewer viewer)
    {
        private readonly Tally[] tallies = new Tally[greatestCustomer + 1];
        private readonly bool[] orderIsCounted = new bool[greatestOrder + 1];

        // One entry per order, as they come.
        private readonly List<(int Customer, int Day)> orderDays = [];
        private readonly int end = EpochDay.Of(asOf);
        private readonly int from12 = EpochDay.Of(TrailingYear.EndingOn(asOf).From);
        private readonly int from24 = EpochDay.Of(TrailingYear.Before(asOf).From);

        public void Add(RowBlock block)
        {
            var days = block.Ints(FactColumn.Day);
            var orders = block.Ints(FactColumn.Order);
            var customers = block.Ints(FactColumn.Customer);
            var reps = block.Ints(FactColumn.Rep);
            var amounts = block.Longs(FactColumn.Amount);
            var costs = block.Longs(FactColumn.Cost);
            var hasCost = block.Ints(FactColumn.HasCost);
            var isReturn = block.Ints(FactColumn.IsReturn);
            for (var row = 0; row < block.Count; row++)
            {
                var (customer, day) = (customers[row], days[row]);
                if (customer == 0 || day > end || viewer.RepIds?.Contains(reps[row]) == false) continue;

                ref var tally = ref tallies[customer];
                AddAmount(ref tally, day, amounts[row], hasCost[row] == 1 ? amounts[row] - costs[row] : null);
                if (isReturn[row] == 0) AddOrder(ref tally, customer, reps[row], day, orders[row]);
            }
        }

        public List<CustomerHistory> Histories()
        {
            var (days, starts) = DaysByCustomer();
            var histories = new List<CustomerHistory>();
            for (var customer = 1; customer < tallies.Length; customer++)
            {
                ref readonly var tally = ref tallies[customer];
                if (!tally.IsSeen) continue;
                histories.Add(new CustomerHistory(
                    customer, tally.LastRep, Distinct(days.AsSpan(starts[customer], tally.Orders)), tally.Orders, tally.Revenue12, tally.Margin12,
                    tally.HasCost12, tally.RevenueBefore12, tally.RevenueAll));
            }

            return histories;
        }

        /// <summary>The days of all orders, one customer's after another's, and where each customer's begin.</summary>
        private (int[] Days, int[] Starts) DaysByCustomer()
        {
            var starts = new int[tallies.Length];
            for (var customer = 1; customer < starts.Length; customer++) starts[customer] = starts[customer - 1] + tallies[customer - 1].Orders;
            var next = starts.ToArray();
            var days = new int[orderDays.Count];
            foreach (var (customer, day) in orderDays) days[next[customer]++] = day;
            return (days, starts);
        }

        private static DateOnly[] Distinct(Span<int> days)
        {
            days.Sort();
            var count = 0;
            foreach (var day in days)
                if (count == 0 || day != days[count - 1]) days[count++] = day;
            var distinct = new DateOnly[count];
            for (var i = 0; i < count; i++) distinct[i] = EpochDay.ToDay(days[i]);
            return distinct;
        }

        private void AddAmount(ref Tally tally, int day, long amount, long? margin)
        {
            tally.IsSeen = true;
            tally.RevenueAll += amount;
            if (day >= from12)
            {
                tally.Revenue12 += amount;
                tally.HasCost12 |= margin is not null;
                tally.Margin12 += margin ?? 0;
            }
            else if (day >= from24)
            {
                tally.RevenueBefore12 += amount;
            }
        }

        private void AddOrder(ref Tally tally, int customer, int rep, int day, int order)
        {
            if (orderIsCounted[order]) return;
            orderIsCounted[order] = true;
            tally.Orders++;
            orderDays.Add((customer, day));

            // Of several orders on the last day the one loaded last counts.
            if (tally.Orders == 1 || (day, order).CompareTo((tally.LastDay, tally.LastOrder)) > 0)
            {
                (tally.LastDay, tally.LastOrder, tally.LastRep) = (day, order, rep);
            }
        }
    }
}
