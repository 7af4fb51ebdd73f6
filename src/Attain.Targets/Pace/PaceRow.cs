using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets;

/// <summary>Turns what metrics say of one window into paces with their causes.</summary>
internal sealed class PaceRow(WorkspaceView view, DimensionValue window, Scope common, decimal green, decimal yellow)
{
    private const int CausesTold = 2;

    private readonly DateRange days = window.Days!.Value;
    private readonly WindowShape history = WindowShape.Of(view, window.Days!.Value, common);

    public PaceWindow Window(MetricRow total, IEnumerable<MetricRow> lines, bool explain)
    {
        var calendar = view.Profile.WorkingDays;
        var shape = history.At(view.AsOf);
        return new(
            window, view.AsOf >= days.Last, calendar.WorkingDays(days), history.Elapsed(view.AsOf), calendar.IsProvisional(days), shape,
            Line(total, shape, explain), [.. lines.Select(line => Line(line, shape, explain && view.AsOf < days.Last)).OrderBy(line => line.Gap.Units)]);
    }

    // Nobody can change an ended window any more: there the whole is explained, not everybody's part, which takes its time.
    private PaceLine Line(MetricRow row, PaceShape shape, bool explain)
    {
        var value = row.Values[0];
        var (target, actual) = (Units(value.Denominator), Units(value.Numerator));
        var pace = Pace.Of(target, actual, history.Elapsed(view.AsOf), view.Profile.WorkingDays.WorkingDays(days), shape.Share, green, yellow);
        IReadOnlyList<DimensionValue> keys = [.. row.Keys.Skip(1)];
        var late = pace.Light is Light.Yellow or Light.Red;
        return new(
            keys, Money(target), Money(actual), Money(pace.Expected), Money(actual - pace.Expected), value.Value, pace.TimeProgress,
            pace.Ratio, pace.Light, pace.Required is { } required ? Money(required) : null,
            late && explain ? Cause(keys, actual, pace.Expected) : null);
    }

    // due → what the same days brought a year before → what they brought now; each step exact, so the parts sum to the gap.
    private PaceCause? Cause(IReadOnlyList<DimensionValue> keys, long actual, long due)
    {
        if (history.ComparedTo(view.AsOf) is not { } versus || keys.Any(key => key.Id == 0)) return null;
        var past = new DateRange(days.From, view.AsOf >= days.Last ? days.To : view.AsOf.AddDays(1));
        var explained = GapExplainer.Explain(view, MetricCatalogue.Revenue.Id, past, versus, Within(keys));
        var parts = new List<GapPart>();
        // Who sold nothing then, as somebody new, is not told to have sold ¥0.
        Add(explained.From == 0 ? "anew" : "asked", explained.From - due, ("base", Money(explained.From)), ("due", Money(due)));
        parts.AddRange(explained.Parts);
        Add("outside", actual - explained.To);
        var heaviest = parts.Where(part => part.Units < 0).OrderBy(part => part.Units).Take(CausesTold).Select(part => part.Driver).ToList();
        return new(
            versus,
            new GapExplanation(due, actual, explained.Method, parts),
            Sentence.Of("targets.cause", ("gap", Money(due - actual)), ("parts", heaviest), ("from", versus.From), ("to", versus.Last)));

        void Add(string key, long units, params (string, object?)[] arguments)
        {
            if (units != 0) parts.Add(new(Sentence.Of($"targets.cause.{key}", [.. arguments, ("amount", Money(units))]), $"target_{key}", units, []));
        }
    }

    // What all targets of the window share, with the line's own members in place of all of theirs.
    private Scope Within(IReadOnlyList<DimensionValue> keys)
    {
        var scope = Scope.Company;
        foreach (var (dimension, ids) in common.Members)
            if (!keys.Any(key => key.Dimension == dimension)) scope = scope.With(dimension, [.. ids]);
        return keys.Aggregate(scope, (narrowed, key) => narrowed.With(key.Dimension, key.Id));
    }

    private Money Money(long units) => view.Profile.Money(units);

    private long Units(decimal? amount) => Core.Money.FromDecimal(amount ?? 0, view.Profile.Currency).Units;
}
