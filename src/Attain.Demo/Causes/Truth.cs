using Attain.Core;

namespace Attain.Demo;

/// <summary>What was planted, where and when, and what it truly costs.</summary>
internal sealed class Truth(Plan plan, Ledger ledger, Organisation organisation, Rows rows)
{
    private static readonly Currency Yuan = new("CNY", 2);

    public IReadOnlyList<PlantedCause> Tell() => [.. All().Where(cause => plan.Has(cause.Cause))];

    private IEnumerable<PlantedCause> All()
    {
        var year = plan.Days.Year;
        yield return Lost(DemoCause.PriceForVolume, "price_for_volume", Scope.Company.With(Dimension.Division, Unit(1 + Plan.CheapDivision)), plan.PricesFrom);
        yield return Lost(DemoCause.NewReps, "new_reps", Scope.Company.With(Dimension.Team, Team(Plan.YoungTeam)), plan.NewFrom);
        yield return Lost(DemoCause.EmptySource, "low_conversion", Scope.Company.With(Dimension.Source, Plan.EmptySource), year.From);
        yield return Lost(DemoCause.SlowResponse, "slow_lead_response", Scope.Company.With(Dimension.Team, Team(Plan.SlowTeam)), plan.LeadsWaitFrom);
        yield return new(DemoCause.KeyAccounts, "customer_dependence", Scope.Company, year, new Money(LargestCustomer(), Yuan));
        yield return Lost(DemoCause.BlockedStage, "blocked_stage", Scope.Company.With(Dimension.Stage, Plan.BlockedStage), plan.BlockedFrom);
        yield return new(DemoCause.ChannelSpend, "channel_roi", Scope.Company.With(Dimension.Channel, Plan.WeakChannel), year, new Money(SpentInVain(), Yuan));
        yield return new(DemoCause.ChannelSpend, "channel_strong", Scope.Company.With(Dimension.Channel, Plan.StrongChannel), year, null);
        yield return Lost(DemoCause.CompetitorPrice, "line_displaced", Scope.Company.With(Dimension.Line, Plan.CutLine), plan.CompetitorFrom);
        yield return Lost(
            DemoCause.CappedCommission, "capped_effort", Scope.Company.With(Dimension.Rep, [.. organisation.Seats.Where(seat => seat.IsTop).Select(seat => seat.LastRepId)]), year.From);
    }

    private PlantedCause Lost(DemoCause cause, string rule, Scope scope, DateOnly from) =>
        new(cause, rule, scope, new DateRange(from, plan.Days.Year.To), new Money(ledger[cause], Yuan));

    private int Unit(int id) => rows.Units[id - 1].Id;

    private int Team(int number) => rows.Units.Where(unit => unit.Kind == Facts.OrgUnitKind.Team).ElementAt(number - 1).Id;

    /// <summary>What leaves when the largest key account leaves.</summary>
    private long LargestCustomer()
    {
        var customers = rows.Orders.Where(order => plan.Days.Year.Contains(order.Day)).ToDictionary(order => order.Id, order => order.CustomerId);
        return rows.OrderLines.Where(line => customers.ContainsKey(line.OrderId)).GroupBy(line => customers[line.OrderId]).Max(own => own.Sum(line => line.Amount));
    }

    /// <summary>What the weak channel costs beyond the margin it earns.</summary>
    private long SpentInVain()
    {
        var year = plan.Days.Year;
        var orders = rows.Orders.Where(order => order.ChannelId == Plan.WeakChannel && year.Contains(order.Day)).Select(order => order.Id).ToHashSet();
        return rows.Spends.Where(spend => spend.ChannelId == Plan.WeakChannel && year.Contains(spend.Day)).Sum(spend => spend.Amount)
            - rows.OrderLines.Where(line => orders.Contains(line.OrderId)).Sum(line => line.Amount - (line.Cost ?? 0));
    }
}
