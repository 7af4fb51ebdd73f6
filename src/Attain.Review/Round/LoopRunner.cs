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

    /// <summary>The advised target in the plan's own whole cents, as a plan would hold it; null where nobody who stays has a history to cut it by.</summary>
    private static Breakdown? BreakDown(WorkspaceView view, TargetAdvice advice)
    {
        var currency = new Currency(view.Profile.Currency.Code, Math.Min(PlanService.FinestScale, view.Profile.Currency.Scale));
        try
        {
            return BreakdownBuilder.Build(view, advice.Period, Money.Round(advice.Target.Amount.ToDecimal(), currency), [Dimension.Month, Dimension.Rep, Dimension.Line]).Breakdown;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static List<ActionList> Actions(WorkspaceView view, IReadOnlyDictionary<int, ActionList> everybody) =>
        [.. everybody.Values
            .Where(list => list.Actions.Count > 0 && view.Directory.Person(list.Person.Id) is { Sells: true } person && person.WorksOn(view.AsOf))
            .OrderByDescending(list => list.UnitsAtStake).ThenBy(list => list.Person.ExternalId, StringComparer.Ordinal)];

    private static List<LoadedFact> Loaded(WorkspaceView view) => [.. Enum.GetValues<FactKind>().Select(kind => Seen(view, view.Facts[kind]))];

    private static LoadedFact Seen(WorkspaceView view, FactTable table)
    {
        var isWindow = table.Kind == FactKind.Targets;
        var (rep, first, last) = (table.Index(FactColumn.Rep), table.Index(isWindow ? FactColumn.FromDay : FactColumn.Day), table.Index(isWindow ? FactColumn.ToDay : FactColumn.Day));
        var (rows, from, to) = (0, long.MaxValue, long.MinValue);
        foreach (var segment in table.Segments)
        {
            for (var row = 0; row < segment.Count; row++)
            {
                if (view.Viewer.RepIds is { } reps && (rep < 0 || !reps.Contains((int)segment[rep].At(row)))) continue;
                (rows, from, to) = (rows + 1, Math.Min(from, segment[first].At(row)), Math.Max(to, segment[last].At(row) + (isWindow ? 0 : 1)));
            }
        }

        return new(table.Kind, table.Rows > 0, rows, rows == 0 ? null : new DateRange(EpochDay.ToDay((int)from), EpochDay.ToDay((int)to)));
    }
}
