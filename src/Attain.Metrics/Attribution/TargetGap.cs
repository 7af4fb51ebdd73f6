using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics;

/// <summary>
/// Splits actual − target of revenue:
/// <code>
/// actual − target =   (base − target due)       asked: what the target asks on top of what was there before
///                   + (revenue − base)          causes: the change from the base, by <see cref="GapExplainer.Explain"/>
///                   + (actual − revenue)        outside: what lies in other windows or scopes than the targets' common ones
///                   − (target − target due)     remaining: what is asked for the days still to come
/// </code>
/// Revenue and base are measured alike: in the days elapsed and in the scope that all targets share (their reps, their channels).
/// The base is the same days a year earlier, or, where facts do not reach back so far, the days just before; without either the gap
/// cannot be traced to causes and stays one part. Target due is the target by its share of working days elapsed.
/// </summary>
internal static class TargetGap
{
    /// <param name="view">Decides what is seen and up to which day.</param>
    /// <param name="days">Targets whose windows have their middle day in here take part, each in its own window.</param>
    /// <param name="where">Limits the targets and what is held against them.</param>
    /// <param name="method">How the change from the base is split.</param>
    /// <exception cref="RefusedException">No target lies there.</exception>
    public static GapExplanation Explain(WorkspaceView view, DateRange days, Scope where, GapMethod method)
    {
        var query = new MetricQuery(MetricCatalogue.Attainment) { Days = days, Where = where };
        var value = view.Ask(query).Single;
        var question = Question.Of(query, view);
        var targets = TargetChoice.Of(question, MetricCatalogue.Revenue.Id.Name);
        if (targets.Count == 0)
        {
            throw new RefusedException(Sentence.Of("gap.target.none", ("period", days)));
        }

        var factor = view.Profile.Currency.Factor;
        var (target, actual) = ((long)((value.Denominator ?? 0) * factor), (long)((value.Numerator ?? 0) * factor));
        var covered = new DateRange(EpochDay.ToDay(targets.Min(one => one.From)), EpochDay.ToDay(targets.Max(one => one.To)));
        var elapsed = covered.Intersect(new DateRange(DateOnly.MinValue, view.AsOf.AddDays(1)));
        var due = Due(view, target, covered, elapsed);

        var parts = new List<GapPart>();
        var name = "none";
        if (elapsed is { } past)
        {
            var toDate = Explain(view, past, Shared(question, targets), due, method);
            parts.AddRange(toDate.Parts);
            name = toDate.Method;
            Add(view, parts, "outside", actual - toDate.To);
        }

        Add(view, parts, "remaining", due - target, ("days", view.Profile.WorkingDays.WorkingDays(covered) - Elapsed(view, elapsed)));
        return new GapExplanation(target, actual, name, parts);
    }

    /// <summary>The same against an amount due for exactly these days and this scope.</summary>
    public static GapExplanation Explain(WorkspaceView view, DateRange days, Scope where, long due, GapMethod method)
    {
        var actual = Revenue(view, days, where);
        if (Base(view, days) is not { } before)
        {
            var whole = new List<GapPart>();
            Add(view, whole, "no_base", actual - due);
            return new GapExplanation(due, actual, "none", whole);
        }

        var change = GapExplainer.Explain(view, MetricCatalogue.Revenue.Id, days, before, where, method);
        var parts = new List<GapPart>();
        Add(view, parts, "asked", change.From - due,
            ("due", new Money(due, view.Profile.Currency)), ("base", new Money(change.From, view.Profile.Currency)), ("period", before));
        return new GapExplanation(due, actual, change.Method, [.. parts, .. change.Parts]);
    }

    private static void Add(WorkspaceView view, List<GapPart> parts, string key, long units, params (string Name, object? Value)[] arguments)
    {
        if (units != 0)
        {
            var sentence = Sentence.Of($"gap.target.{key}", [.. arguments, ("amount", new Money(units, view.Profile.Currency))]);
            parts.Add(new GapPart(sentence, $"target_{key}", units, []));
        }
    }

    private static long Revenue(WorkspaceView view, DateRange days, Scope where)
    {
        var value = view.Ask(new MetricQuery(MetricCatalogue.Revenue) { Days = days, Where = where }).Single;
        return (long)((value.Value ?? 0) * view.Profile.Currency.Factor);
    }

    /// <summary>A year earlier where facts reach back so far, else the days just before, else nothing to compare with.</summary>
    private static DateRange? Base(WorkspaceView view, DateRange days)
    {
        DateRange yearBefore = new(days.From.AddYears(-1), days.To.AddYears(-1));
        DateRange justBefore = new(days.From.AddDays(-days.Days), days.From);
        return yearBefore.From >= view.FactDays.From ? yearBefore
            : justBefore.From >= view.FactDays.From ? justBefore
            : null;
    }

    private static long Due(WorkspaceView view, long target, DateRange covered, DateRange? elapsed)
    {
        var all = view.Profile.WorkingDays.WorkingDays(covered);
        var past = Elapsed(view, elapsed);

        // A window of holidays only has no working day to share by; then it is due when it is over.
        return all == 0 ? (elapsed == covered ? target : 0) : (long)decimal.Round((decimal)target * past / all, MidpointRounding.AwayFromZero);
    }

    private static int Elapsed(WorkspaceView view, DateRange? elapsed) => elapsed is { } past ? view.Profile.WorkingDays.WorkingDays(past) : 0;

    /// <summary>The scope of the question, with the members the targets are set for in place of wider ones.</summary>
    private static Scope Shared(Question question, IReadOnlyList<TargetRow> targets)
    {
        var named = targets[0].Level.Named;
        var scope = question.Where.Members.Where(pair => !named.Contains(pair.Key))
            .Aggregate(Scope.Company, (scope, pair) => scope.With(pair.Key, [.. pair.Value]));
        return named.Aggregate(
            scope, (narrowed, dimension) => narrowed.With(dimension, [.. targets.Select(target => target.Key(dimension, question)).Distinct()]));
    }
}
