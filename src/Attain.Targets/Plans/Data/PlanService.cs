using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Attain.Targets;

/// <summary>A plan in a list.</summary>
public sealed record PlanSummary(string Name, DateRange Days, Money Total, int Version, PlanStatus Status, IReadOnlyList<Dimension> Along, int Cells);

/// <summary>Makes, lists and shows plans. Every edit is an entry; nothing is overwritten.</summary>
public static class PlanService
{
    /// <summary>A plan is kept in whole cents, or coarser where the workspace's money is.</summary>
    public const int FinestScale = 2;

    // What the working calendars cover; the months of other years have no working days to stand on.
    private const int FirstYear = 1902;
    private const int LastYear = 2099;

    /// <summary>A first draft for a fiscal year, cut from history.</summary>
    /// <param name="year">The fiscal year, by the calendar year in which it starts.</param>
    /// <param name="total">Whole currency: 1200000.50.</param>
    /// <param name="along">Months are always among them.</param>
    /// <exception cref="RefusedException">The total, the year or a dimension cannot be planned with; nothing is written.</exception>
    public static PlanView New(WorkspaceView view, int year, decimal total, IReadOnlyList<Dimension> along, string actor, string why)
    {
        if (year is < FirstYear or > LastYear)
            throw new RefusedException(Sentence.Of("targets.yearWithoutCalendar", ("year", Format(year)), ("first", Format(FirstYear)), ("last", Format(LastYear))));
        var period = view.Profile.Calendar.Of(Grain.Year, new DateOnly(year, view.Profile.Calendar.FirstMonth, 1));
        var breakdown = BreakdownBuilder.Build(view, period, Amount(total, view.Profile.Currency), along).Breakdown;
        var name = Write(view, period, breakdown, actor, why);
        return Show(view, name);
    }

    /// <summary>All plans, the newest first, with their latest versions.</summary>
    public static IReadOnlyList<PlanSummary> List(WorkspaceView view)
    {
        using var db = view.Store.NewDb();
        return [.. db.Set<Plan>().AsNoTracking().OrderByDescending(plan => plan.Id).ToList().Select(plan =>
        {
            var version = Latest(db, plan);
            var cells = PlanReader.Cells(db, plan, version, view.Viewer);
            return new PlanSummary(plan.Name, new DateRange(plan.FromDay, plan.ToDay), cells.Total, version.Number, version.Status, cells.Along, cells.Cells.Count);
        })];
    }

    /// <param name="name">Null: the plan made last.</param>
    /// <exception cref="RefusedException">There is no such plan.</exception>
    public static PlanView Show(WorkspaceView view, string? name = null)
    {
        using var db = view.Store.NewDb();
        var plans = db.Set<Plan>().AsNoTracking();
        var plan = (name is null ? plans : plans.Where(plan => plan.Name == name)).OrderByDescending(plan => plan.Id).FirstOrDefault()
            ?? throw new RefusedException(name is null
                ? Sentence.Of("targets.noPlan")
                : Sentence.Of("targets.unknownPlan", ("name", name), ("known", plans.Select(known => known.Name).ToList())));
        var version = Latest(db, plan);
        return PlanViewer.Build(view, plan, version, PlanReader.Cells(db, plan, version, view.Viewer), PlanReader.Entries(db, version));
    }

    private static Money Amount(decimal total, Currency currency)
    {
        var planCurrency = new Currency(currency.Code, Math.Min(FinestScale, currency.Scale));
        if (total <= 0) throw new RefusedException(Sentence.Of("targets.totalNotPositive", ("total", Format(total))));
        if (total > (decimal)long.MaxValue / currency.Factor)
            throw new RefusedException(Sentence.Of("targets.totalTooLarge", ("total", Format(total))));
        return decimal.Round(total, planCurrency.Scale) == total
            ? Money.FromDecimal(total, planCurrency)
            : throw new RefusedException(Sentence.Of("targets.totalTooFine", ("total", Format(total)), ("scale", planCurrency.Scale)));
    }

    private static string Write(WorkspaceView view, Period period, Breakdown breakdown, string actor, string why)
    {
        using var transaction = ChangeTransaction.Begin(view.Store, "plan", actor);
        var (db, change) = (transaction.Db, transaction.Change);
        var plan = Add(new Plan
        {
            Name = FreeName(db, view.Profile.Calendar.Label(period)),
            FromDay = period.Days.From,
            ToDay = period.Days.To,
            Along = PlanColumns.Write(breakdown.Along),
            Currency = breakdown.Currency.Code,
            Scale = breakdown.Currency.Scale,
            ChangeId = change.Id,
        });
        var version = Add(new PlanVersion { PlanId = plan.Id, Number = 1, Status = PlanStatus.Draft, Revision = 1, ChangeId = change.Id });
        var entry = Add(new PlanEntry { VersionId = version.Id, ChangeId = change.Id, At = change.At, Actor = actor, Why = why, Verb = "new" });

        var ids = transaction.Bulk.NextIds<PlanCell>(breakdown.Cells.Count);
        PlanCell[] cells = [.. breakdown.Cells.Zip(ids, (leaf, id) => Cell(breakdown.Along, leaf, id, version.Id))];
        transaction.Bulk.Insert(cells);
        transaction.Bulk.Insert<PlanEntryCell>([.. cells.Select(cell => new PlanEntryCell { EntryId = entry.Id, CellId = cell.Id, After = cell.Amount })]);
        transaction.Commit();
        return plan.Name;

        T Add<T>(T row) where T : class
        {
            db.Add(row);
            db.SaveChanges();
            return row;
        }
    }

    private static PlanCell Cell(IReadOnlyList<Dimension> along, BreakdownCell leaf, int id, int versionId)
    {
        var cell = new PlanCell { Id = id, VersionId = versionId, Amount = leaf.Units };
        for (var i = 0; i < along.Count; i++) PlanColumns.Set(cell, along[i], leaf.Keys[i]);
        return cell;
    }

    // A year may be planned more than once: 2014, 2014-2, 2014-3.
    private static string FreeName(WorkspaceDb db, string label)
    {
        var taken = db.Set<Plan>().Where(plan => plan.Name == label || plan.Name.StartsWith(label + "-")).Select(plan => plan.Name).ToHashSet();
        return !taken.Contains(label) ? label : Enumerable.Range(2, taken.Count + 1).Select(n => $"{label}-{Format(n)}").First(name => !taken.Contains(name));
    }

    private static PlanVersion Latest(WorkspaceDb db, Plan plan) =>
        db.Set<PlanVersion>().AsNoTracking().Where(version => version.PlanId == plan.Id).OrderByDescending(version => version.Number).First();

    private static string Format(IFormattable number) => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
