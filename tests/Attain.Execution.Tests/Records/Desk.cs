using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Execution.Tests;

/// <summary>A company with two teams of one rep each, stages and a customer, on the day people work in it.</summary>
internal sealed class Desk : IDisposable
{
    public static readonly DateOnly Today = new(2024, 9, 30);

    private readonly SmallCompany _company;

    public Desk(TestDatabase database)
    {
        _company = SmallCompany.Of(reps: 3, customers: 3, products: 2, database, time: new StoppedClock(SmallCompany.At(Today, 10)));
        foreach (var (name, outcome) in ((string, Outcome)[])[("需求", Outcome.Open), ("报价", Outcome.Open), ("谈判", Outcome.Open), ("赢单", Outcome.Won), ("丢单", Outcome.Lost)])
            _company.Add(new Stage { Name = name, Outcome = outcome, Position = name.Length });
        _company.Add(new Opportunity { Name = "十台冲床", Day = Today.AddDays(-30), CustomerId = 1, RepId = 1, StageId = 1, Amount = 1_000_000 });
        _company.Add(new Lead { Name = "华东精工", Day = Today.AddDays(-1), CreatedAt = SmallCompany.At(Today.AddDays(-1), 9), RepId = 1, Grade = "A" });
        _company.Sell(Today.AddDays(-3), 1, 50_000);
        Company = _company.Open(Today);
    }

    /// <summary>The company's own view.</summary>
    public WorkspaceView Company { get; }

    public static Dictionary<string, string?> Typed(params (string Name, string? Text)[] fields) => fields.ToDictionary(field => field.Name, field => field.Text);

    /// <summary>What one rep sees.</summary>
    public WorkspaceView Rep(int id) => Company.SeenBy(Viewer.Of(id, Company.Directory));

    /// <summary>The facts as they are now, and the columns that followed the edits checked against the rows.</summary>
    public FactSnapshot Follow()
    {
        var followed = Company.Facts.Refresh(Company.Store);
        using var services = Attain.App.AttainServices.Build();
        foreach (var check in services.GetServices<IIntegrityCheck>()) check.Run(Company.Store).Wrong.ShouldBe(0, check.GetType().Name);
        var (columns, rows) = (Sums(followed), Sums(FactSnapshot.Load(Company.Store)));
        columns.ShouldBe(rows);
        return followed;
    }

    public Opportunity Deal(int id = 1) => EditRows.Look(Company.Store, rows => rows.Find<Opportunity>(id))!;

    public void Dispose() => _company.Dispose();

    private static IReadOnlyList<(FactKind, FactColumn, long)> Sums(FactSnapshot facts) =>
        [.. from kind in Enum.GetValues<FactKind>()
            from column in facts[kind].Columns
            select (kind, column, facts[kind].Segments.Sum(segment => Enumerable.Range(0, segment.Count).Sum(i => Value(segment[facts[kind].Index(column)], segment.Count, i) * (i + 1))))];

    private static long Value(ColumnChunk chunk, int count, int at)
    {
        var values = new long[Segment.Capacity];
        chunk.Decode(values);
        return at < count ? values[at] : 0;
    }
}
