using Attain.Core;
using Attain.Facts;

namespace Attain.Metrics.Tests.Engine;

using static Attain.Core.Dimension;

/// <summary>Every metric of the known company, reckoned by hand, from both executors.</summary>
public sealed class KnownNumbersTests : IClassFixture<KnownNumbersTests.Company>
{
    private readonly WorkspaceView _view;

    public KnownNumbersTests(Company company) => _view = company.View;

    public sealed class Company : IDisposable
    {
        private readonly SmallCompany _company = KnownCompany.Make();

        public Company() => View = _company.Open(KnownCompany.AsOf);

        public WorkspaceView View { get; }

        public void Dispose() => _company.Dispose();
    }

    [Theory]
    [InlineData("revenue", "550", null)]
    [InlineData("cost", "370", null)]
    [InlineData("gross_margin", "130", null)]
    [InlineData("gross_margin_rate", "130", "500")]
    [InlineData("orders", "5", null)]
    [InlineData("order_lines", "7", null)]
    [InlineData("quantity", "9", null)]
    [InlineData("average_order_value", "550", "5")]
    [InlineData("average_price", "550", "9")]
    [InlineData("returns", "100", null)]
    [InlineData("return_rate", "100", "650")]
    [InlineData("below_cost", "10", null)]
    [InlineData("active_customers", "3", null)]
    [InlineData("new_customers", "3", null)]
    [InlineData("repurchase_rate", "1", "3")]
    [InlineData("top_customer_share", "300", "550")]
    [InlineData("customers_to_80", "2", null)]
    [InlineData("customers_to_80_share", "2", "3")]
    [InlineData("leads", "3", null)]
    [InlineData("lead_conversion", "1", "3")]
    [InlineData("first_response_hours", "6", "2")]
    [InlineData("opportunities", "4", null)]
    [InlineData("open_pipeline", "700", null)]
    [InlineData("won", "1", null)]
    [InlineData("lost", "1", null)]
    [InlineData("won_amount", "500", null)]
    [InlineData("win_rate", "1", "2")]
    [InlineData("sales_cycle", "30", "1")]
    [InlineData("activities", "4", null)]
    [InlineData("activities_per_rep", "4", "3")]
    [InlineData("tickets", "2", null)]
    [InlineData("ticket_response_hours", "1", "1")]
    [InlineData("spend", "50", null)]
    [InlineData("channel_roi", "130", "50")]
    [InlineData("headcount", "3", null)]
    [InlineData("headcount_new", "1", null)]
    [InlineData("headcount_established", "1", null)]
    [InlineData("headcount_senior", "1", null)]
    [InlineData("productivity", "550", "3")]
    [InlineData("target", "1000", null)]
    [InlineData("attainment", "510", "1000")]
    public void Metric_of_the_whole_company(string metric, string numerator, string? denominator)
    {
        var value = Ask(new MetricQuery([new MetricId(metric)])).Single;
        (value.Numerator, value.Denominator).ShouldBe((decimal.Parse(numerator, null), denominator is null ? null : decimal.Parse(denominator, null)));
        value.Value.ShouldBe(value.Denominator is { } under ? value.Numerator / under : value.Numerator);
    }

    [Fact]
    public void Catalogue_has_no_metric_without_a_known_number()
    {
        var known = typeof(KnownNumbersTests).GetMethod(nameof(Metric_of_the_whole_company))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(data => data.Data[0]);
        MetricCatalogue.All.Select(metric => (object)metric.Id.Name).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void Teams_are_as_they_were_or_as_they_are() => (
        Cut(new(MetricCatalogue.Revenue) { By = [Team] }),
        Cut(new(MetricCatalogue.Revenue) { By = [Team], AsIs = true }))
        .ShouldBe(("=10; OrgUnit-2=610; OrgUnit-3=-70", "=10; OrgUnit-2=210; OrgUnit-3=330"));

    [Fact]
    public void Customer_is_new_for_a_year_from_the_first_order() =>
        Cut(new(MetricCatalogue.Revenue) { By = [Newness] }).ShouldBe("existing=30; new=520");

    [Fact]
    public void New_customers_belong_to_the_period_of_their_first_order() =>
        Cut(new(MetricCatalogue.NewCustomers) { By = [Year] }).ShouldBe("2023=2; 2024=1");

    [Fact]
    public void Territory_holds_the_territories_below_it() =>
        Cut(new(MetricCatalogue.Revenue) { Where = Scope.Company.With(Territory, 1) }).ShouldBe("=610");

    [Fact]
    public void Category_follows_the_line_of_the_product() =>
        Cut(new(MetricCatalogue.Revenue) { By = [Category] }).ShouldBe("=350; ProductCategory-1=200");

    [Fact]
    public void Deals_lie_on_the_day_they_were_closed() =>
        Cut(new(MetricCatalogue.WinRate) { By = [Quarter] }).ShouldBe("2023-Q1=1; 2023-Q2=0");

    [Fact]
    public void Return_on_spend_by_channel() =>
        Cut(new(MetricCatalogue.ChannelRoi) { By = [Channel] }).ShouldBe("Channel-1=3.25; Channel-2=0");

    [Fact]
    public void Facts_after_the_as_of_day_count_only_when_asked_for() =>
        Cut(new(MetricCatalogue.Revenue) { Days = new(new(2024, 3, 1), new(2024, 5, 1)), By = [Month] }).ShouldBe("2024-03=10; 2024-04=9999");

    [Fact]
    public void Tenure_band_changes_exactly_at_its_month() => (
        Cut(new(MetricCatalogue.Headcount) { By = [Tenure] }),
        Cut(new(MetricCatalogue.Headcount) { By = [Tenure] }, _view.AsOfDay(new(2024, 4, 1))))
        .ShouldBe(("established=1; new=1; senior=1", "established=2; senior=1"));

    [Fact]
    public void Headcount_is_a_last_value() =>
        Cut(new(MetricCatalogue.Headcount) { By = [Quarter], Days = new(new(2023, 7, 1), new(2024, 7, 1)) }).ShouldBe("2023-Q3=2; 2023-Q4=3; 2024-Q1=3");

    [Fact]
    public void Targets_of_reps_are_used_where_reps_are_asked_for() =>
        Cut(new(MetricCatalogue.Attainment) { By = [Rep] }).ShouldBe("Person-2=1.05; Person-3=0.8");

    [Fact]
    public void Targets_that_fit_the_grain_come_before_longer_ones() =>
        Cut(new(MetricCatalogue.Target) { By = [Quarter] }).ShouldBe("2023-Q1=700");

    [Fact]
    public void Of_competing_windows_the_longest_counts() =>
        Cut(new(MetricCatalogue.Target) { By = [Division] }).ShouldBe("OrgUnit-1=1000");

    [Fact]
    public void By_window_each_window_is_a_row_at_its_own_level() =>
        Cut(new(MetricCatalogue.Target) { By = [Window] }).ShouldBe("2023-01-01..2023-03-31=700; 2023-01-01..2023-06-30=600; 2023-01-01..2023-12-31=1000");

    [Fact]
    public void Line_counts_in_every_window_that_holds_its_day() =>
        Cut(new(MetricCatalogue.Revenue) { By = [Window] }).ShouldBe("2023-01-01..2023-03-31=610; 2023-01-01..2023-06-30=610; 2023-01-01..2023-12-31=510");

    [Fact]
    public void Nothing_sold_has_no_average() =>
        Ask(new(MetricCatalogue.AverageOrderValue) { Days = new(new(2023, 12, 1), new(2023, 12, 2)) }).Single
            .ShouldBe(new MetricValue(null, 0, 0, ValueState.Undefined));

    [Fact]
    public void Viewer_sees_the_own_rows_and_those_below() => (
        Cut(new(MetricCatalogue.Revenue), Seen(KnownCompany.Director)),
        Cut(new(MetricCatalogue.Revenue), Seen(KnownCompany.Ann)),
        Cut(new(MetricCatalogue.Revenue) { Where = Scope.Company.With(Rep, KnownCompany.Bob) }, Seen(KnownCompany.Ann)),
        Cut(new(MetricCatalogue.Spend), Seen(KnownCompany.Director)),
        Cut(new(MetricCatalogue.Target), Seen(KnownCompany.Bob)))
        .ShouldBe(("=540", "=210", "=0", "=0", "=500"));

    [Fact]
    public void Dimension_that_does_not_apply_is_refused_with_those_that_do()
    {
        var refused = Should.Throw<RefusedException>(() => _view.Ask(new(MetricCatalogue.Spend) { By = [Rep] }));
        refused.Sentence.Key.ShouldBe("metrics.dimensionDoesNotApply");
        refused.Sentence.Arguments.ShouldContain(argument => argument.Name == "known" && ((IEnumerable<string>)argument.Value!).Contains("channel"));
    }

    [Fact]
    public void Unknown_metric_is_refused() =>
        Should.Throw<RefusedException>(() => _view.Ask(new([new MetricId("luck")]))).Sentence.Key.ShouldBe("metrics.unknownMetric");

    private WorkspaceView Seen(int person) => _view.SeenBy(Viewer.Of(person, _view.Directory));

    private MetricAnswer Ask(MetricQuery query, WorkspaceView? view = null)
    {
        var answer = (view ?? _view).Ask(query);
        Say.Rows((view ?? _view).Ask(query with { Executor = QueryExecutor.Sql })).ShouldBe(Say.Rows(answer));
        return answer;
    }

    private string Cut(MetricQuery query, WorkspaceView? view = null) => string.Join(
        "; ", Ask(query, view).Rows.Select(row => FormattableString.Invariant($"{string.Join(",", row.Keys)}={row.Values[0].Value:0.####}")));
}
