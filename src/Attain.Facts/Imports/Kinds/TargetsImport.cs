using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// Targets with their own window and scope. "to": "next" closes a window where the next one of the file opens; the last
/// stays open for as many months as the mapping says.
/// </summary>
internal sealed class TargetsImport : RecordImport<Target>
{
    /// <summary>What a mapping says for a window that closes when the next opens.</summary>
    public const string NextWindow = "next";

    private static readonly HashSet<string> Money = new(StringComparer.Ordinal)
    {
        "revenue", "cost", "gross_margin", "margin", "returns", "won_amount", "open_pipeline", "spend", "productivity", "average_order_value", "aov", "below_cost",
    };

    private static readonly HashSet<string> Counts = new(StringComparer.Ordinal)
    {
        "orders", "order_lines", "active_customers", "new_customers", "leads", "opportunities", "won", "lost", "activities", "tickets", "headcount",
    };

    private readonly bool _closesAtNext;
    private readonly OrgUnitFinder _units;
    private readonly SortedSet<DateOnly> _starts = [];

    public TargetsImport(ImportRun run)
        : base(
            run,
            ("from", nameof(Target.FromDay)), ("to", nameof(Target.ToDay)), ("metric", nameof(Target.Metric)), ("value", nameof(Target.Value)),
            ("rep", nameof(Target.RepId)), ("team", nameof(Target.OrgUnitId)), ("division", nameof(Target.OrgUnitId)), ("territory", nameof(Target.TerritoryId)),
            ("category", nameof(Target.CategoryId)), ("line", nameof(Target.LineId)), ("product", nameof(Target.ProductId)),
            ("channel", nameof(Target.ChannelId)), ("customer", nameof(Target.CustomerId)))
    {
        _closesAtNext = run["to"] is BoundField.Constant;
        _units = new(run);
    }

    // The end of a window is known when all starts are.
    public override int BatchRows => _closesAtNext ? int.MaxValue : base.BatchRows;

    protected override Target Build(RowReader row)
    {
        var from = row.Day(Run["from"]);
        var to = _closesAtNext ? from?.AddDays(1) : row.Day(Run["to"]);
        if (from is { } start && to <= start) row.Problem(Run["to"], Sentence.Of("import.windowTurned", ("from", start), ("to", to)));
        var metric = row.Text(Run["metric"]) ?? "revenue";
        var category = row.Span(Run["category"]);
        return new()
        {
            FromDay = from ?? default,
            ToDay = to ?? default,
            Metric = metric,
            Value = Value(row, metric),
            RepId = References.People.Find(row, Run["rep"]),
            OrgUnitId = _units.Find(row, Run["team"], OrgUnitKind.Team) ?? _units.Find(row, Run["division"], OrgUnitKind.Division),
            TerritoryId = References.Territories.Find(row, Run["territory"]),
            CategoryId = category.Length == 0 ? null : References.Categories.Find(category),
            LineId = row.Text(Run["line"]) is { } line ? References.Lines.Find(line, null, null) : null,
            ProductId = References.Products.Find(row, Run["product"]),
            ChannelId = References.Channels.Find(row, Run["channel"]),
            CustomerId = References.Customers.Find(row, Run["customer"]),
            ExternalId = row.Text(Run["id"]) ?? RowKey.Of(row, Run["metric"], Run["from"], Run["to"], Run["rep"], Run["team"], Run["division"],
                Run["territory"], Run["category"], Run["line"], Run["product"], Run["channel"], Run["customer"]),
        };
    }

    protected override void Count(Target record)
    {
        Run.Tally.Cover(record.FromDay);
        Run.Tally.Cover(record.ToDay.AddDays(-1));
        _starts.Add(record.FromDay);
    }

    protected override void Write(List<Candidate<Target>> batch)
    {
        if (_closesAtNext)
        {
            var starts = _starts.ToList();
            foreach (var candidate in batch)
            {
                var next = starts.BinarySearch(candidate.Record.FromDay) + 1;
                candidate.Record.ToDay = next < starts.Count ? starts[next] : candidate.Record.FromDay.AddMonths(Run.Mapping.LastWindowMonths);
                Run.Tally.Cover(candidate.Record.ToDay.AddDays(-1));
            }
        }
        base.Write(batch);
    }

    protected override bool Add(Target to, Target more)
    {
        to.Value += more.Value;
        return true;
    }

    private long Value(RowReader row, string metric)
    {
        if (Money.Contains(metric)) return row.Money(Run["value"]) ?? 0;
        if (Counts.Contains(metric)) return row.Integer(Run["value"]) ?? 0;
        row.Problem(Run["metric"], Sentence.Of("import.noTargetMetric", ("value", metric), ("known", Money.Concat(Counts).Order(StringComparer.Ordinal))));
        return 0;
    }
}
