using Attain.Core;
using Attain.Metrics;

namespace Attain.Review.Tests;

public sealed class KeptReportsTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 30);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void A_report_is_read_back_as_it_was_by_whoever_may(TestDatabase database)
    {
        using var company = SmallCompany.Of(reps: 2, customers: 1, products: 1, database);
        company.Sell(AsOf, 1, 100);
        var view = company.Open(AsOf);
        var rep = view.SeenBy(Viewer.Of(1, view.Directory));

        var whole = KeptReports.Keep(view, "health", AsOf.AddDays(-7), null, "text/html", "<p>一</p>", "张总");
        KeptReports.Keep(view, "health", AsOf.AddDays(-7), null, "text/html", "<p>二</p>", "张总").ShouldBe(whole);
        var own = KeptReports.Keep(rep, "health", AsOf, 1, "text/html", "<p>我的</p>", "王芳");

        KeptReports.List(view, "health").Select(line => line.Id).ShouldBe([own, whole]);
        KeptReports.List(rep, "health").Select(line => line.Id).ShouldBe([own]);
        KeptReports.Read(view, whole).Content.ShouldBe("<p>二</p>");
        Should.Throw<RefusedException>(() => KeptReports.Read(rep, whole)).Sentence.Key.ShouldBe("review.noReport");
        Should.Throw<RefusedException>(() => KeptReports.Keep(rep, "health", AsOf, null, "text/html", "", "王芳")).Sentence.Key.ShouldBe("review.notYours");
        Should.Throw<RefusedException>(() => KeptReports.Keep(rep, "health", AsOf, 2, "text/html", "", "王芳"));
    }
}
