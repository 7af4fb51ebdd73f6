using Attain.Core;
using Attain.Facts;
using static Attain.Execution.Tests.Desk;

namespace Attain.Execution.Tests;

public sealed class ActionMarksTests
{
    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public void An_action_done_stays_in_the_day_and_counts(TestDatabase database)
    {
        using var desk = new Desk(database);
        var (lead, deal) = ("AnswerLead:1", "MoveOpportunity:1");
        ActionMarks.Today(desk.Rep(1), 1).Open.Actions.Select(action => action.Key).ShouldBe([lead, deal]);

        ActionMarks.Done(desk.Rep(1), 1, lead, MarkOutcome.Progress, " 约了周三 ", "王芳");
        ActionMarks.Snooze(desk.Rep(1), 1, deal, Today.AddDays(2), "王芳");

        var day = ActionMarks.Today(desk.Rep(1), 1);
        day.Open.Actions.ShouldBeEmpty();
        day.Done.ShouldHaveSingleItem().ShouldSatisfyAllConditions(mark => mark.Outcome.ShouldBe("约了周三"), mark => mark.Subject.ShouldBe("华东精工"));
        (day.IsComplete, day.Streak).ShouldBe((true, 1));
        day.Snoozed.ShouldHaveSingleItem().AtStake.ShouldBe(1_000_000);
        ActionMarks.Everybody(desk.Company)[1].IsComplete.ShouldBeTrue();

        // The deal comes back on its day; the lead, still unanswered, the next.
        ActionMarks.Today(desk.Company.AsOfDay(Today.AddDays(1)), 1).Open.Actions.Select(action => action.Key).ShouldBe([lead]);
        ActionMarks.Today(desk.Company.AsOfDay(Today.AddDays(2)), 1).Open.Actions.Select(action => action.Key).ShouldBe([lead, deal]);
    }

    [Fact]
    public void A_mark_can_be_taken_back_and_needs_an_action_in_sight()
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        ActionMarks.Done(desk.Company, 1, "AnswerLead:1", null, null, "王芳");
        ActionMarks.Clear(desk.Company, 1, "AnswerLead:1", "王芳");

        ActionMarks.Today(desk.Company, 1).Open.Actions.Count.ShouldBe(2);
        Should.Throw<RefusedException>(() => ActionMarks.Done(desk.Company, 1, "AnswerLead:9", null, null, "王芳")).Sentence.Key.ShouldBe("execution.noAction");
        Should.Throw<RefusedException>(() => ActionMarks.Done(desk.Rep(2), 1, "AnswerLead:1", null, null, "李雷")).Sentence.Key.ShouldBe("execution.notYours");
        Should.Throw<RefusedException>(() => ActionMarks.Today(desk.Rep(2), 1));
        Should.Throw<RefusedException>(() => ActionMarks.Snooze(desk.Company, 1, "AnswerLead:1", Today, "王芳")).Sentence.Key.ShouldBe("execution.snoozeDay");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_clicks_at_once_leave_one_mark(TestDatabase database)
    {
        using var desk = new Desk(database);
        await Task.WhenAll([.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => ActionMarks.Done(desk.Company, 1, "AnswerLead:1", null, null, "王芳")))]);
        ActionMarks.Today(desk.Company, 1).Done.Count.ShouldBe(1);
    }

    [Fact]
    public void A_streak_grows_by_working_days_and_ends_with_a_day_left_undone()
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        // A Thursday and a Friday; the Sunday after is a moved working day and left undone.
        var friday = Today.AddDays(-3);
        foreach (var day in (DateOnly[])[friday.AddDays(-1), friday])
            foreach (var action in ActionMarks.Today(desk.Company.AsOfDay(day), 1).Open.Actions)
                ActionMarks.Done(desk.Company.AsOfDay(day), 1, action.Key, null, null, "王芳");

        ActionMarks.Today(desk.Company.AsOfDay(friday), 1).Streak.ShouldBe(2);
        ActionMarks.Today(desk.Company.AsOfDay(friday.AddDays(1)), 1).Streak.ShouldBe(2);
        ActionMarks.Today(desk.Company, 1).Streak.ShouldBe(0);
    }

    [Fact]
    public void A_step_agreed_comes_up_on_its_day_until_something_is_noted()
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        Records.Activities.Create(desk.Rep(1), Desk.Typed(("kind", "call"), ("customer", "1"), ("rep", "1"), ("nextStep", "寄样册"), ("nextStepDay", "2024-10-08")), "王芳");
        var (before, on) = (desk.Company.AsOfDay(new(2024, 10, 7)), desk.Company.AsOfDay(new(2024, 10, 8)));

        DailyActions.For(before, 1).Actions.ShouldNotContain(action => action.Kind == ActionKind.TakeNextStep);
        DailyActions.For(on, 1).Actions.ShouldContain(action => action.Kind == ActionKind.TakeNextStep && action.Subject == "寄样册");

        Records.Activities.Create(desk.Rep(1), Desk.Typed(("kind", "call"), ("customer", "1"), ("rep", "1")), "王芳");
        DailyActions.For(on, 1).Actions.ShouldNotContain(action => action.Kind == ActionKind.TakeNextStep);
    }
}
