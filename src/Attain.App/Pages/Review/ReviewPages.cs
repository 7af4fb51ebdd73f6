using System.Text;
using Attain.App.Report;
using Attain.App.Web;
using Attain.Core;
using Attain.Review;

namespace Attain.App.Pages.Review;

/// <summary>The weekly sales health report, and those that were kept.</summary>
public static class ReviewPages
{
    // A report carries its style inside; it runs nothing and asks nothing of anybody.
    private const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<WeekPage>("review");
        routes.Get("review/health.html", Capability.Export, Download);
        routes.Post("review/keep", Capability.Review, Keep);
        routes.Page<HistoryPage>("review/history");
        routes.Table("review/history", KeptHistory.All);
        routes.Table("review/history/compare", KeptHistory.Compare);
        routes.Get("review/kept/{id:int}", Capability.Read, Open);
    }

    public static IEnumerable<(string Href, string Text, string? Count)> Tabs(PageContext here) =>
        [(here.Link("review"), here.Words["review.week"], null), (here.Link("review/history"), here.Words["review.history"], null)];

    private static IResult Download(PageContext here, Texts texts)
    {
        var week = ReviewedWeek.Of(here);
        return Results.File(Encoding.UTF8.GetBytes(Html(here, texts, week)), "text/html; charset=utf-8", $"{here.Words.Say("report.health.title", ("week", here.Words.Label(week.Week)))}.html");
    }

    private static IResult Keep(PageContext here, HttpContext http, Texts texts)
    {
        var week = ReviewedWeek.Of(here);
        // The report and its figures: one to be read as it was, the others to be compared.
        var view = here.View.AsOfDay(week.AsOf);
        KeptReports.Keep(view, KeptHistory.Kind, week.Day, here.Seat.PersonId, KeyFigures.Format, KeyFigures.Write(week.Report(here)), here.Seat.Name);
        KeptReports.Keep(view, KeptHistory.Kind, week.Day, here.Seat.PersonId, KeptHistory.Html, Html(here, texts, week), here.Seat.Name);
        return Done.Goto(http, here.Link("review/history"), here.Words.Say("review.said.kept", ("week", here.Words.Label(week.Week))));
    }

    private static IResult Open(PageContext here, HttpContext http, int id)
    {
        var report = KeptReports.Read(here.View, id);
        if (report.Format != KeptHistory.Html) throw new NotThereException();
        http.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(report.Content, "text/html; charset=utf-8");
    }

    private static string Html(PageContext here, Texts texts, ReviewedWeek week) => HtmlReport.Render(week.Report(here), here.Profile, texts, here.Language);
}
