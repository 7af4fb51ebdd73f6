using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Diagnosis;

/// <summary>
/// One diagnosis: what is asked about, and every answer given so far, so that rules may ask freely and stay short. Answers are within
/// what the viewer may see, because the view's are. Not shared between threads.
/// </summary>
public sealed class DiagnosisContext
{
    private readonly Dictionary<(string Metrics, string By, DateRange Days, Scope Where), IReadOnlyList<MetricRow>> answers = [];
    private readonly Dictionary<Delegate, object?> searches = [];

    internal DiagnosisContext(WorkspaceView view, DiagnosisPeriods periods, Scope where)
    {
        View = view;
        Periods = periods;
        Where = where;
        Basis = Math.Max(Value(MetricCatalogue.Revenue, Days) ?? 0, Value(MetricCatalogue.Revenue, Versus) ?? 0);
    }

    public WorkspaceView View { get; }

    public DiagnosisPeriods Periods { get; }

    /// <summary>The days diagnosed.</summary>
    public DateRange Days => Periods.Days;

    /// <summary>The days they are compared with.</summary>
    public DateRange Versus => Periods.Versus;

    /// <summary>What is diagnosed: the company, or the part asked about.</summary>
    public Scope Where { get; }

    /// <summary>Whether a scope is all that is asked about.</summary>
    public bool IsWhole(Scope scope) => scope.Equals(Where);

    /// <summary>
    /// What money at stake is measured against, in the workspace's currency: revenue of the days, or of those before where that was
    /// more, so that a collapse does not make itself look larger.
    /// </summary>
    public decimal Basis { get; }

    public decimal this[Threshold threshold] => View.Thresholds[threshold];

    /// <summary>Groups by these dimensions; metrics' values are in their order. Groups without a member have id 0.</summary>
    public IReadOnlyList<MetricRow> By(DateRange days, Scope where, IReadOnlyList<Dimension> by, params IReadOnlyList<MetricDefinition> metrics)
    {
        var key = (string.Join(',', metrics), string.Join(',', by), days, where);
        if (!answers.TryGetValue(key, out var rows))
        {
            rows = View.Ask(new MetricQuery([.. metrics]) { By = by, Days = days, Where = where }).Rows;
            answers[key] = rows;
        }

        return rows;
    }

    public MetricValue Ask(MetricDefinition metric, DateRange days, Scope? where = null) => By(days, where ?? Where, [], metric)[0].Values[0];

    /// <summary>Null where the value is undefined or not loaded.</summary>
    public decimal? Value(MetricDefinition metric, DateRange days, Scope? where = null) => Ask(metric, days, where).Value;

    /// <summary>A metric in both periods.</summary>
    public Change Change(MetricDefinition metric, Scope? where = null) => new(Ask(metric, Versus, where), Ask(metric, Days, where));

    /// <summary>A metric in both periods for every named member of a dimension.</summary>
    public IReadOnlyList<(DimensionValue Member, Change Change)> Changes(MetricDefinition metric, Dimension dimension, Scope where)
    {
        var before = By(Versus, where, [dimension], metric).ToDictionary(row => row.Keys[0].Id);
        var now = By(Days, where, [dimension], metric).ToDictionary(row => row.Keys[0].Id);
        return
        [
            .. before.Keys.Union(now.Keys).Where(id => id != 0).Order().Select(id =>
            {
                var (old, present) = (before.GetValueOrDefault(id), now.GetValueOrDefault(id));
                return ((present ?? old)!.Keys[0], new Change(old?.Values[0] ?? Diagnosis.Change.Nothing, present?.Values[0] ?? Diagnosis.Change.Nothing));
            }),
        ];
    }

    /// <summary>Whether an amount is worth a director's time: at least the minimum share of revenue.</summary>
    public bool Matters(decimal amount) => amount > 0 && amount >= this[DiagnosisThresholds.MinimumShare] * Basis;

    public Severity SeverityOf(decimal amount) =>
        Basis > 0 && amount >= this[DiagnosisThresholds.HighShare] * Basis ? Severity.High
        : Basis > 0 && amount >= this[DiagnosisThresholds.MediumShare] * Basis ? Severity.Medium
        : Severity.Low;

    /// <summary>An amount as money, rounded to the currency's units.</summary>
    public Money Money(decimal amount) => Core.Money.Round(amount, View.Profile.Currency);

    public Money Units(long units) => View.Profile.Money(units);

    /// <summary>As much of the scope as the metric can be limited to: orders know nothing of lead sources.</summary>
    public static Scope Fit(MetricDefinition metric, Scope scope) => scope.Members
        .Where(pair => metric.Dimensions.Contains(pair.Key))
        .Aggregate(Scope.Company, (fitting, pair) => fitting.With(pair.Key, [.. pair.Value]));

    /// <summary>What a rule's search found and other rules must know of; searched once. Searches are static methods.</summary>
    internal T? Search<T>(Func<DiagnosisContext, T?> search) where T : class
    {
        if (!searches.TryGetValue(search, out var found))
        {
            found = search(this);
            searches[search] = found;
        }

        return (T?)found;
    }

    /// <summary>The members of a scope by name, as far as the question itself does not already name them.</summary>
    public IReadOnlyList<DimensionValue> MembersOf(Scope scope) =>
    [
        .. scope.Members.SelectMany(pair => pair.Value.Select(id => View.Member(pair.Key, id))),
    ];

    /// <summary>The scope in words: "team North, line Bikes", "the company".</summary>
    public object Phrase(Scope scope) => scope.IsCompany
        ? Sentence.Of(View.Viewer.RepIds is null ? "diagnosis.scope.company" : "diagnosis.scope.own")
        : Phrases.Members(MembersOf(scope));
}

/// <summary>A metric before and now.</summary>
public readonly record struct Change(MetricValue Before, MetricValue Now)
{
    /// <summary>The value of a group that does not appear.</summary>
    public static MetricValue Nothing { get; } = new(0, 0, 0, ValueState.Known);

    /// <summary>How much less it is now.</summary>
    public decimal Fall => (Before.Value ?? 0) - (Now.Value ?? 0);

    /// <summary>The fall as a share of what was; 0 when there was nothing.</summary>
    public decimal FallShare => Before.Value is { } before and > 0 ? Fall / before : 0;

    /// <summary>The growth as a share of what was; null when there was nothing.</summary>
    public decimal? Growth => Before.Value is { } before and > 0 ? -Fall / before : null;
}
