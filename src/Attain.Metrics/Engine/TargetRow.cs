using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// How finely a target is cut: the depth in the organisation (0 company, 1 division, 2 team, 3 rep), the depth in the products (0 all,
/// 1 category, 2 line, 3 product), and whether it names a territory, a channel, a customer. See docs/decisions/010.
/// </summary>
internal readonly record struct TargetLevel(int Org, int Product, bool Territory, bool Channel, bool Customer)
{
    /// <summary>The coarsest level that knows all these dimensions.</summary>
    public static TargetLevel Needed(IEnumerable<Dimension> named)
    {
        var all = named.ToHashSet();
        return new(
            all.Contains(Dimension.Rep) ? 3 : all.Contains(Dimension.Team) ? 2 : all.Contains(Dimension.Division) ? 1 : 0,
            all.Contains(Dimension.Product) ? 3 : all.Contains(Dimension.Line) ? 2 : all.Contains(Dimension.Category) ? 1 : 0,
            all.Contains(Dimension.Territory),
            all.Contains(Dimension.Channel),
            all.Contains(Dimension.Customer));
    }

    /// <summary>The dimensions a target of this level is set for: the finest it names in each tree.</summary>
    public IReadOnlyList<Dimension> Named
    {
        get
        {
            List<Dimension> named = [];
            if (Org > 0) named.Add(Org == 3 ? Dimension.Rep : Org == 2 ? Dimension.Team : Dimension.Division);
            if (Product > 0) named.Add(Product == 3 ? Dimension.Product : Product == 2 ? Dimension.Line : Dimension.Category);
            if (Territory) named.Add(Dimension.Territory);
            if (Channel) named.Add(Dimension.Channel);
            if (Customer) named.Add(Dimension.Customer);
            return named;
        }
    }

    /// <summary>How many dimensions the level knows.</summary>
    public int Dimensions => Org + Product + (Territory ? 1 : 0) + (Channel ? 1 : 0) + (Customer ? 1 : 0);

    /// <summary>Decides between levels that know equally many: the one that is finer in the organisation goes last.</summary>
    public int Order => 32 * Org + 8 * Product + (Territory ? 4 : 0) + (Channel ? 2 : 0) + (Customer ? 1 : 0);

    public bool Covers(TargetLevel needed) =>
        Org >= needed.Org && Product >= needed.Product && (Territory || !needed.Territory) && (Channel || !needed.Channel) && (Customer || !needed.Customer);
}

/// <summary>A loaded target. Days are epoch days, the window is [From, To).</summary>
internal sealed record TargetRow(
    int Id, int From, int To, int Window, string Metric, long Value, int Rep, int Team, int Division, int Territory, int Category, int Line,
    int Product, int Channel, int Customer)
{
    public int Middle => From + (To - From) / 2;

    public int Length => To - From;

    public TargetLevel Level => new(
        Rep != 0 ? 3 : Team != 0 ? 2 : Division != 0 ? 1 : 0,
        Product != 0 ? 3 : Line != 0 ? 2 : Category != 0 ? 1 : 0,
        Territory != 0,
        Channel != 0,
        Customer != 0);

    /// <summary>What the target is set for, window aside: of two with the same scope and competing windows one counts.</summary>
    public (int, int, int, int, int) Scope => (
        Rep != 0 ? Rep : Team != 0 ? Team : Division,
        Product != 0 ? Product : Line != 0 ? Line : Category,
        Territory, Channel, Customer);

    public static IEnumerable<TargetRow> All(FactSnapshot facts)
    {
        var table = facts[FactKind.Targets];
        var directory = facts.Directory;
        foreach (var segment in table.Segments)
        {
            for (var i = 0; i < segment.Count; i++)
            {
                int Int(FactColumn column) => (int)segment[table.Index(column)].At(i);
                var (product, line) = (Int(FactColumn.Product), Int(FactColumn.Line));
                if (product != 0) line = directory.LineOf(product);
                yield return new(
                    Int(FactColumn.Id), Int(FactColumn.FromDay), Int(FactColumn.ToDay), Int(FactColumn.Window),
                    facts.TargetMetrics[Int(FactColumn.Metric) - 1], segment[table.Index(FactColumn.Value)].At(i),
                    Int(FactColumn.Rep), Int(FactColumn.Team), Int(FactColumn.Division), Int(FactColumn.Territory),
                    product != 0 || line != 0 ? directory.CategoryOfLine(line) : Int(FactColumn.Category),
                    line, product, Int(FactColumn.Channel), Int(FactColumn.Customer));
            }
        }
    }

    /// <summary>The member the target belongs to; time by the day in the middle of its window.</summary>
    public int Key(Dimension dimension, Question question)
    {
        var (directory, now) = (question.View.Directory, question.View.AsOf);
        return dimension switch
        {
            Dimension.Window => Window,
            Dimension.Rep => Rep,
            Dimension.Team => question.AsIs && Rep != 0 ? directory.TeamOf(Rep, now) : Team,
            Dimension.Division => question.AsIs && Rep != 0 ? directory.DivisionOf(Rep, now) : Division,
            Dimension.Territory => Territory,
            Dimension.Category => Category,
            Dimension.Line => Line,
            Dimension.Product => Product,
            Dimension.Channel => Channel,
            Dimension.Customer => Customer,
            _ => EpochDay.Of(question.View.Profile.Calendar.Of(dimension.ToGrain(), EpochDay.ToDay(Middle)).Days.From),
        };
    }
}
