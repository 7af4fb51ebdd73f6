using Attain.Core;
using Attain.Facts;

namespace Attain.Execution.Tests;

public sealed class PromisesTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 30);

    /// <summary>The day ends at midnight, so a lead of 22:00 has waited two hours.</summary>
    [Theory]
    [InlineData("A", 0, 22, 0, null)]
    [InlineData("A", 0, 21, 59, 2)]
    [InlineData("a ", 0, 18, 30, 5)]
    [InlineData("B", 0, 0, 0, null)]
    [InlineData("B", 1, 23, 59, 24)]
    [InlineData("C", 90, 0, 0, null)]
    [InlineData("X", 2, 0, 0, 72)]
    public void Leads_are_answered_within_the_hours_of_their_grade(string grade, int daysAgo, int hour, int minute, int? waited)
    {
        using var company = Waiting(grade, SmallCompany.At(AsOf.AddDays(-daysAgo), hour, minute));

        var actions = company.Today(AsOf);

        if (waited is not { } hours) actions.ShouldBeEmpty();
        else
        {
            var answer = actions.ShouldHaveSingleItem();
            answer.Kind.ShouldBe(ActionKind.AnswerLead);
            answer.AtStake.ShouldBeNull();
            var known = grade.Trim().ToUpperInvariant();
            answer.Reason.ShouldBe(Sentence.Of("execution.lead", ("grade", known), ("hours", (long)hours), ("allowed", known == "A" ? 2m : 24m)));
        }
    }

    [Fact]
    public void A_lead_nobody_graded_has_the_time_of_a_B_and_is_not_called_one()
    {
        using var company = Waiting(null, SmallCompany.At(AsOf.AddDays(-1), 10));

        var answer = company.Today(AsOf).ShouldHaveSingleItem();

        answer.Reason.ShouldBe(Sentence.Of("execution.lead.ungraded", ("hours", 38L), ("allowed", 24m)));
        answer.Say().ShouldNotContain("grade B");
    }

    [Fact]
    public void The_hours_of_a_day_that_is_not_over_end_now()
    {
        var opened = SmallCompany.At(AsOf, 14);
        using var early = Waiting("A", opened, new StoppedClock(SmallCompany.At(AsOf, 15, 5)));
        using var late = Waiting("A", opened, new StoppedClock(SmallCompany.At(AsOf, 17, 30)));

        early.Today(AsOf).ShouldBeEmpty();
        late.Today(AsOf).ShouldHaveSingleItem().Reason.Arguments[1].Value.ShouldBe(3L);
    }

    [Fact]
    public void A_lead_answered_or_won_is_done_and_one_answered_later_was_not()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 0, products: 0);
        Lead("answered").FirstResponseAt = SmallCompany.At(AsOf.AddDays(-1), 12);
        Lead("converted").ConvertedDay = AsOf;
        Lead("answered later").FirstResponseAt = SmallCompany.At(AsOf.AddDays(1), 1);
        Lead("converted later").ConvertedDay = AsOf.AddDays(1);
        Lead("tomorrow's").Day = AsOf.AddDays(1);

        company.Today(AsOf).Select(action => action.Subject).ShouldBe(["answered later", "converted later"]);

        Lead Lead(string name) =>
            company.Add(new Lead { Name = name, RepId = 1, Grade = "A", Day = AsOf.AddDays(-3), CreatedAt = SmallCompany.At(AsOf.AddDays(-3), 9) });
    }

    [Fact]
    public void Grade_A_comes_first_and_then_who_waits_longest()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 0, products: 0);
        foreach (var (name, grade, daysAgo) in ((string, string?, int)[])[("B1", "B", 3), ("none", null, 9), ("A1", "A", 1), ("A2", "A", 2)])
            company.Add(new Lead { Name = name, RepId = 1, Grade = grade, Day = AsOf.AddDays(-daysAgo), CreatedAt = SmallCompany.At(AsOf.AddDays(-daysAgo), 9) });

        company.Today(AsOf).Select(action => action.Subject).ShouldBe(["A2", "A1", "none", "B1"]);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, 48)]
    [InlineData(-600, 58)]
    public void A_ticket_waits_too_long_after_two_days(int minutes, int? waited)
    {
        using var company = SmallCompany.Of(reps: 1, customers: 1, products: 0);
        var opened = SmallCompany.At(AsOf.AddDays(-1), 0) + minutes * 60;
        company.Add(new Ticket { Kind = "delivery", RepId = 1, CustomerId = 1, Day = AsOf.AddDays(-1), OpenedAt = opened });
        company.Add(new Ticket { Kind = "answered", RepId = 1, CustomerId = 1, Day = AsOf.AddDays(-9), OpenedAt = opened - 999_999, FirstResponseAt = opened });
        company.Add(new Ticket { Kind = "resolved", RepId = 1, CustomerId = 1, Day = AsOf.AddDays(-9), OpenedAt = opened - 999_999, ResolvedAt = opened });

        var tickets = company.Today(AsOf);

        if (waited is not { } hours) tickets.ShouldBeEmpty();
        else tickets.ShouldHaveSingleItem().Reason.ShouldBe(Sentence.Of("execution.ticket", ("hours", (long)hours), ("allowed", 48m)));
    }

    private static SmallCompany Waiting(string? grade, long created, TimeProvider? time = null)
    {
        var company = SmallCompany.Of(reps: 1, customers: 0, products: 0, time: time);
        company.Add(new Lead { Name = "Lead", RepId = 1, Grade = grade, Day = AsOf.AddDays(-99), CreatedAt = created });
        return company;
    }
}
