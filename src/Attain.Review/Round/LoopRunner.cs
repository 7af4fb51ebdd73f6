using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;
using Attain.Strategy;
using Attain.Targets;

namespace Attain.Review;

/// <summary>Goes once round the loop over what a workspace holds. Reads only: nothing is planned or written.</summary>
public sealed class LoopRunner(DiagnosisService diagnosis)
{
    public LoopReport Run(WorkspaceView view)
    {
        var found = diagnosis.Run(view);
        var target = TargetAdvisor.Advise(view);
        var everybody = DailyActions.ForEverybody(view);
        var breakdown = target.Advice is { } advice ? BreakDown(view, advice) : null;
        return new(
            view.Profile,
            view.AsOf,
            Loaded(view),
            YearOfRevenue.Build(view, found.Days, found.Versus),
            found,
            target,
            target.Advice is { } advised ? YearOfRevenue.MonthsBefore(view, advised) : [],
            breakdown,
            breakdown is null ? [] : [.. breakdown.Along.Where(dimension => !dimension.IsTime()).Select(dimension => BreakdownTotals.Of(view, breakdown, dimension))],
            CustomerPlays.Build(view),
            ChannelAdvice.Build(view),
            Actions(view, everybody),
            HealthReporter.Build(view, found, everybody));
    }

    /// <summary>The advised target in the plan's own whole cents, as a plan would hold it.</summary>
    private static Breakdown BreakDown(WorkspaceView view, TargetAdvice advice)
    {
        var currency = new Currency(view.Profile.Currency.Code, Math.Min(PlanService.FinestScale, view.Profile.Currency.Scale));
        return BreakdownBuilder.Build(view, advice.Period, Money.Round(advice.Target.Amount.ToDecimal(), currency), [Dimension.Month, Dimension.Rep, Dimension.Line]).Breakdown;
    }

    private static List<ActionList> Actions(WorkspaceView view, IReadOnlyDictionary<int, ActionList> everybody) =>
        [.. everybody.Values
            .Where(list => list.Actions.Count > 0 && view.Directory.Person(list.Person.Id) is { Sells: true } person && person.WorksOn(view.AsOf))
            .OrderByDescending(list => list.UnitsAtStake).ThenBy(list => list.Person.ExternalId, StringComparer.Ordinal)];

    private static List<LoadedFact> Loaded(WorkspaceView view) =>
        [.. Enum.GetValues<FactKind>().Select(kind => new LoadedFact(kind, view.Facts[kind].Rows, Days(view.Facts[kind])))];

    private static DateRange? Days(FactTable table)
    {
        var (first, last) = table.Kind == FactKind.Targets
            ? (table.Index(FactColumn.FromDay), table.Index(FactColumn.ToDay))
            : (table.Index(FactColumn.Day), table.Index(FactColumn.Day));
        if (table.Rows == 0) return null;
        var from = table.Segments.Min(segment => segment[first].Min);
        var to = table.Segments.Max(segment => segment[last].Max);
        return table.Kind == FactKind.Targets
            ? new DateRange(EpochDay.ToDay((int)from), EpochDay.ToDay((int)to))
            : DateRange.Inclusive(EpochDay.ToDay((int)from), EpochDay.ToDay((int)to));
    }
}
