using Attain.Facts;
using Attain.Metrics;

namespace Attain.Bench;

/// <summary>Everything that is measured, in the order of a company's life: in, into memory, asked, edited, started again.</summary>
internal sealed class Run(Options options, IReadOnlyList<Place> places)
{
    public void Import(IReadOnlyList<(string Kind, string File)> files)
    {
        Report.Header("Import", "order lines into", "seconds", "rows/s", "peak MB of the process", "MB in the database");
        foreach (var place in places)
        {
            foreach (var (kind, file) in files.SkipLast(1)) place.Import(kind, file);
            var (orders, lines) = files[^1];
            Machine.ForgetPeak();
            var (report, time) = Timing.Once(() => place.Import(orders, lines));
            Report.Row(
                place.Name, Report.Tenths(time.TotalSeconds), Report.Whole(report.Inserted / time.TotalSeconds), Report.Whole(Machine.PeakMegabytes()),
                Report.Whole(place.Bytes() / 1e6));
            place.Settle();
        }
    }

    /// <returns>What each place gave; all hold the same.</returns>
    public List<WorkspaceView> Load()
    {
        Report.Header("Into memory", "order lines from", "ms: median (least)", "lines/s", "bytes a line");
        var views = new List<WorkspaceView>();
        foreach (var place in places)
        {
            var loaded = Timing.Several(3, () => WorkspaceView.Open(place.Store));
            var view = loaded.Result;
            var table = view.Facts[FactKind.OrderLines];
            Report.Row(place.Name, Report.Milliseconds(loaded), Report.Whole(table.Rows / loaded.Median.TotalSeconds), Report.Tenths((double)table.Bytes / table.Rows));
            views.Add(view);
        }

        return views;
    }

    public void Ask(IReadOnlyList<WorkspaceView> views)
    {
        Report.Header("Questions", ["ms: median (least)", "rows", "columns", .. places.SelectMany(place => new[] { place.Name, $"{place.Name} ÷ columns" })]);
        foreach (var question in Questions.All)
        {
            var columns = question.AskColumns(views[0], options.Runs);
            var rows = columns.Result;
            foreach (var view in views.Skip(1)) RowSet.MustAgree(question.Name, rows, question.AskColumns(view, 1).Result);
            List<string> cells = [question.Name, Report.Whole(rows.Count), Report.Milliseconds(columns)];
            foreach (var place in places)
            {
                var sql = Timing.Several(Math.Max(1, options.Runs / 2), () => place.Ask(question.Sql));
                RowSet.MustAgree($"{question.Name} on {place.Name}", rows, sql.Result);
                cells.AddRange([Report.Milliseconds(sql), Report.Ratio(sql, columns)]);
            }

            Report.Row([.. cells]);
        }
    }

    public void Edit(IReadOnlyList<WorkspaceView> views)
    {
        Report.Header("After one edited line", "in", "ms until the columns have it: median (least)");
        foreach (var (place, view) in places.Zip(views))
        {
            var snapshot = view.Facts;
            var refreshed = Timing.SeveralOf(options.Runs, () =>
            {
                EditALine(place.Store);
                var (fresh, refresh) = Timing.Once(() => snapshot.Refresh(place.Store));
                if (Revenue(place, fresh) != Revenue(place, snapshot) + 1) throw new InvalidOperationException("The edit is not in the columns.");
                snapshot = fresh;
                return (fresh, refresh);
            });
            Report.Row(place.Name, Report.Milliseconds(refreshed));
        }
    }

    public void Start()
    {
        Report.Header("From a cold process to an answer", "revenue by year, in", "ms: median (least)");
        foreach (var place in places) Report.Row(place.Name, Report.Milliseconds(ColdStart.Time(place, 3)));
    }

    private void EditALine(WorkspaceStore store)
    {
        using var change = ChangeTransaction.Begin(store, "edit", "bench");
        var line = change.Db.Set<OrderLine>().Single(l => l.Id == options.Lines / 2);
        line.Amount++;
        line.ChangeId = change.Change.Id;
        change.Commit();
    }

    private static long Revenue(Place place, FactSnapshot snapshot)
    {
        var view = WorkspaceView.Over(snapshot, Thresholds.Load(place.Store), place.Store, Viewer.Company);
        return (long)(view.Ask(new MetricQuery(MetricCatalogue.Revenue)).Single.Value!.Value * snapshot.Profile.Currency.Factor);
    }
}
