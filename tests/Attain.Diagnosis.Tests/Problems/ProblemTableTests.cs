using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Tests.Support;

namespace Attain.Diagnosis.Tests;

public sealed class ProblemTableTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 30);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void A_problem_is_written_down_edited_completed_and_undone(TestDatabase database)
    {
        using var company = SmallCompany.Of(reps: 2, customers: 1, products: 1, database);
        company.Sell(AsOf, 1, 100);
        var view = company.Open(AsOf);

        var made = ProblemTable.Create(view, Typed(("title", "丢单多在报价后"), ("impact", "high"), ("amount", "20万"), ("owner", "2"), ("due", "2024-10-31")), "张总").ShouldBeOfType<EditOutcome.Saved>();
        ProblemTable.Create(view, Typed(("title", "小事"), ("impact", "Low")), "张总");
        var changed = ProblemTable.Change(view, made.Id, made.Version, Typed(("cause", "报价慢")), "王芳").ShouldBeOfType<EditOutcome.Saved>();
        var conflict = ProblemTable.Change(view, made.Id, made.Version, Typed(("cause", "价格高")), "李雷").ShouldBeOfType<EditOutcome.Conflict>();
        conflict.Fields.ShouldBe([new("cause", null, "报价慢", "价格高")]);
        var done = ProblemTable.Complete(view, made.Id, changed.Version, "王芳").ShouldBeOfType<EditOutcome.Saved>();

        ProblemTable.List(view).Select(problem => problem.Title).ShouldBe(["小事", "丢单多在报价后"]);
        ProblemTable.Read(view, made.Id).DoneDay.ShouldNotBeNull();
        ProblemTable.Undo(view, done.EditId, "王芳").ShouldBeOfType<EditOutcome.Saved>();
        var open = ProblemTable.Read(view, made.Id);
        (open.State, open.DoneDay, open.Amount, open.Impact).ShouldBe((ProblemState.Open, null, 20_000_000L, Severity.High));
        ProblemTable.History(view, made.Id).Count.ShouldBe(4);
        ProblemTable.Delete(view, made.Id, open.ChangeId, "王芳");
        ProblemTable.List(view).Count.ShouldBe(1);
    }

    [Fact]
    public void Only_who_sees_the_owner_sees_the_problem()
    {
        using var company = SmallCompany.Of(reps: 2, customers: 1, products: 1);
        company.Sell(AsOf, 1, 100);
        var view = company.Open(AsOf);
        var mine = ProblemTable.Create(view, Typed(("title", "a"), ("impact", "Low"), ("owner", "1")), "x").ShouldBeOfType<EditOutcome.Saved>();
        ProblemTable.Create(view, Typed(("title", "b"), ("impact", "Low")), "x");
        var (one, two) = (view.SeenBy(Viewer.Of(1, view.Directory)), view.SeenBy(Viewer.Of(2, view.Directory)));

        ProblemTable.List(one).Select(problem => problem.Title).ShouldBe(["a"]);
        ProblemTable.List(two).ShouldBeEmpty();
        Should.Throw<RefusedException>(() => ProblemTable.Complete(two, mine.Id, mine.Version, "x")).Sentence.Key.ShouldBe("records.notThere");
        Should.Throw<RefusedException>(() => ProblemTable.Undo(two, mine.EditId, "x")).Sentence.Key.ShouldBe("edit.noEdit");
        Should.Throw<InvalidFieldsException>(() => ProblemTable.Create(two, Typed(("title", "c"), ("impact", "Low")), "x")).Problems[0].Field.ShouldBe("owner");
    }

    [Fact]
    public void A_finding_is_taken_in_with_its_words_and_money()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 1);
        company.Sell(AsOf, 1, 100);
        var view = company.Open(AsOf);
        var days = new DateRange(AsOf, AsOf.AddDays(1));
        var finding = new Finding(
            "leads.slow", Area.Leads, Severity.Medium, Scope.Company, [], MetricCatalogue.Revenue.Id, days, null, view.Profile.Money(4_200),
            Sentence.Of("formula"), Sentence.Of("problem"), Sentence.Of("impact"), Sentence.Of("cause"), null, []);

        var made = ProblemTable.Take(view, finding, sentence => $"<{sentence.Key}>", Typed(("owner", "1"), ("title", "线索没人接")), "张总").ShouldBeOfType<EditOutcome.Saved>();

        var problem = ProblemTable.Read(view, made.Id);
        (problem.Title, problem.Cause, problem.Amount, problem.Impact, problem.Rule, problem.OwnerId).ShouldBe(("线索没人接", "<cause>", 4_200L, Severity.Medium, "leads.slow", 1));
    }

    private static Dictionary<string, string?> Typed(params (string Name, string? Text)[] fields) => fields.ToDictionary(field => field.Name, field => field.Text);
}
