using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution.Tests;

public sealed class DailyActionsTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 30);

    [Fact]
    public void Promises_come_first_and_then_the_most_money()
    {
        using var company = Busy();

        DailyActions.For(company.Open(AsOf), 1).Actions.Select(action => action.Kind).ShouldBe(
        [
            ActionKind.AnswerTicket, ActionKind.AnswerLead, ActionKind.CallOverdueCustomer, ActionKind.CloseOpportunity, ActionKind.MoveOpportunity,
        ]);
    }

    [Fact]
    public void A_day_holds_so_many_and_the_rest_is_counted()
    {
        using var company = Busy();
        for (var i = 0; i < 9; i++) company.Add(new Opportunity { Name = "Twin", Day = AsOf.AddDays(-99), RepId = 1, Amount = 100 });

        var day = DailyActions.For(company.Open(AsOf), 1);
        var shorter = DailyActions.For(company.Open(AsOf, (DailyActions.PerDay, 3)), 1);

        (day.Actions.Count, day.Left).ShouldBe((10, 4));
        (shorter.Actions.Count, shorter.Left).ShouldBe((3, 11));
        shorter.UnitsAtStake.ShouldBe(1_230_000);
    }

    [Fact]
    public void Things_that_look_alike_are_all_told()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 0, products: 0);
        for (var i = 0; i < 3; i++) company.Add(new Opportunity { Name = "Twin", Day = AsOf.AddDays(-99), RepId = 1, Amount = 100 });

        var day = DailyActions.For(company.Open(AsOf), 1);

        (day.Actions.Count, day.Left).ShouldBe((3, 0));
    }

    [Fact]
    public void What_is_not_loaded_is_said_in_both_languages()
    {
        using var company = SmallCompany.Of(reps: 1, customers: 0, products: 0);
        company.Add(new Lead { Name = "Lead", Day = AsOf, CreatedAt = SmallCompany.At(AsOf, 23) });

        var day = DailyActions.For(company.Open(AsOf), 1);

        day.Actions.ShouldBeEmpty();
        day.NotLoaded.Select(sentence => sentence.Key).ShouldBe(["execution.notLoaded.Tickets", "execution.notLoaded.Opportunities", "execution.notLoaded.OrderLines"]);
        foreach (var sentence in day.NotLoaded)
            foreach (var language in Enum.GetValues<Language>()) Asked.Say(sentence, language).ShouldNotContain("execution.");
    }

    [Fact]
    public void A_manager_sees_the_own_people_and_is_refused_others()
    {
        using var company = Busy();
        var all = company.Open(AsOf);
        var manager = all.SeenBy(Viewer.Of(3, all.Directory));
        var rep = all.SeenBy(Viewer.Of(1, all.Directory));

        DailyActions.For(manager, 1).Actions.Count.ShouldBe(5);
        DailyActions.ForEverybody(manager).Keys.ShouldBe([1, 3], ignoreOrder: true);
        Should.Throw<RefusedException>(() => DailyActions.For(manager, 2)).Sentence.ShouldBe(Sentence.Of("execution.notYours", ("person", "Rep 2")));
        Should.Throw<RefusedException>(() => DailyActions.For(rep, 3));
        DailyActions.For(rep, 1).Actions.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Everybody_at_once_is_everybody_one_by_one(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        RandomCompany.Fill(workspace.Store, seed: 7);
        var company = WorkspaceView.Open(workspace.Store);
        var viewers = company.Directory.People.Select(person => Viewer.Of(person.Id, company.Directory)).Append(Viewer.Company);
        var told = 0;
        foreach (var view in viewers.Select(company.SeenBy))
        {
            var everybody = DailyActions.ForEverybody(view);
            foreach (var (person, list) in everybody)
            {
                var alone = DailyActions.For(view, person);
                list.Actions.ShouldBe(alone.Actions);
                (list.Person, list.Day, list.Left).ShouldBe((alone.Person, alone.Day, alone.Left));
                told += list.Actions.Count;
            }
        }

        told.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Every_reason_is_said_in_both_languages_with_nothing_left_open()
    {
        using var workspace = TestWorkspace.Create(TestDatabase.Sqlite);
        RandomCompany.Fill(workspace.Store, seed: 3);
        var actions = DailyActions.ForEverybody(WorkspaceView.Open(workspace.Store)).Values.SelectMany(list => list.Actions).ToList();

        actions.Select(action => action.Kind).Distinct().Count().ShouldBeGreaterThan(3);
        foreach (var action in actions)
            foreach (var language in Enum.GetValues<Language>()) action.Say(language).ShouldNotContain("{");
    }

    /// <summary>Two reps, the first under a manager; that one has one thing of every kind to do, each of its own amount of money.</summary>
    private static SmallCompany Busy()
    {
        var company = SmallCompany.Of(reps: 0, customers: 1, products: 1);
        company.Add(new Person { Name = "Rep 1", Sells = true, ManagerId = 3 });
        company.Add(new Person { Name = "Rep 2", Sells = true });
        company.Add(new Person { Name = "Manager" });
        for (var i = 0; i < 3; i++) company.Sell(new DateOnly(2024, 3, 1).AddDays(30 * i), customer: 1, amount: 410_000);
        company.Add(new Opportunity { Name = "Late", Day = AsOf.AddDays(-99), RepId = 1, Amount = 900_000, ExpectedCloseDay = AsOf.AddDays(-1) });
        company.Add(new Opportunity { Name = "Resting", Day = AsOf.AddDays(-99), RepId = 1, Amount = 800_000 });
        company.Add(new Lead { Name = "Lead", Day = AsOf.AddDays(-9), CreatedAt = SmallCompany.At(AsOf.AddDays(-9), 9), RepId = 1 });
        company.Add(new Ticket { Kind = "delivery", Day = AsOf.AddDays(-9), OpenedAt = SmallCompany.At(AsOf.AddDays(-9), 9), RepId = 1, CustomerId = 1 });
        return company;
    }
}
