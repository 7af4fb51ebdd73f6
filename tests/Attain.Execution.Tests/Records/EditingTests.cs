using Attain.Core;
using Attain.Facts;
using static Attain.Execution.Tests.Desk;

namespace Attain.Execution.Tests;

public sealed class EditingTests
{
    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public void What_is_written_by_hand_is_in_the_columns(TestDatabase database)
    {
        using var desk = new Desk(database);
        var view = desk.Company;

        var customer = Id(Records.Customers.Create(view, Typed(("name", "新桥电机"), ("owner", "2"), ("potential", "30万")), "王芳"));
        Records.Activities.Create(view, Typed(("kind", "visit"), ("customer", $"{customer}"), ("note", "样机试用"), ("nextStep", "送报价"), ("nextStepDay", "2024-10-08")), "王芳");
        Records.Leads.Create(view, Typed(("name", "展会名片"), ("rep", "2"), ("grade", "b")), "王芳");
        Records.Opportunities.Create(view, Typed(("name", "二期"), ("customer", $"{customer}"), ("rep", "2"), ("amount", "12,000.50")), "王芳");
        var order = Id(Records.Orders.Create(view, Typed(("customer", $"{customer}")),
            [new(null, 0, Typed(("product", "1"), ("quantity", "2"), ("amount", "800"))), new(null, 0, Typed(("product", "2"), ("quantity", "0.5"), ("amount", "99.9")))], "王芳"));

        var facts = desk.Follow();

        facts.Directory.Customer(customer)!.Potential.ShouldBe(30_000_000);
        facts[FactKind.OrderLines].Rows.ShouldBe(3);
        facts.Profile.LastFactDay.ShouldBe(Today);
        var (head, lines) = Records.Orders.Read(view, order);
        head.RepId.ShouldBe(2);
        lines.Select(line => (line.Quantity, line.Amount)).ShouldBe([(2000L, 80_000L), (500L, 9_990L)]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Changing_and_deleting_is_followed_too(TestDatabase database)
    {
        using var desk = new Desk(database);
        var (order, lines) = Records.Orders.Read(desk.Company, 1);
        Records.Orders.Change(desk.Company, 1, order.ChangeId, Typed(), [new(lines[0].Id, lines[0].ChangeId, Typed(("amount", "777")))], "王芳").ShouldBeOfType<EditOutcome.Saved>();
        desk.Follow();
        order = Records.Orders.Read(desk.Company, 1).Head;
        Records.Orders.Change(desk.Company, 1, order.ChangeId, Typed(("document", "Return")), [], "王芳").ShouldBeOfType<EditOutcome.Saved>();
        Records.Orders.Read(desk.Company, 1).Lines[0].ShouldSatisfyAllConditions(line => line.Amount.ShouldBe(-77_700), line => line.IsReturn.ShouldBeTrue());
        order = Records.Orders.Read(desk.Company, 1).Head;
        Records.Orders.Change(desk.Company, 1, order.ChangeId, Typed(("document", "Order")), [], "王芳");
        Records.Orders.Read(desk.Company, 1).Lines[0].ShouldSatisfyAllConditions(line => line.Amount.ShouldBe(77_700), line => line.IsReturn.ShouldBeFalse());
        order = Records.Orders.Read(desk.Company, 1).Head;
        Records.Orders.Delete(desk.Company, 1, order.ChangeId, "王芳").ShouldBeOfType<EditOutcome.Saved>();

        desk.Follow()[FactKind.OrderLines].Rows.ShouldBe(0);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_and_nothing_is_written()
    {
        using var desk = new Desk(TestDatabase.Sqlite);

        var wrong = Should.Throw<InvalidFieldsException>(() => Records.Opportunities.Create(
            desk.Company, Typed(("name", " "), ("amount", "abc"), ("customer", "99"), ("expectedClose", "soon"), ("category", "maybe"), ("day", "2024-12-01")), "王芳"));

        wrong.Problems.Select(problem => (problem.Field, problem.Says.Key)).ShouldBe(
            [("name", "edit.required"), ("amount", "edit.noNumber"), ("expectedClose", "edit.noDay"), ("category", "edit.noChoice"), ("customer", "records.noTarget"), ("day", "records.dayAhead")],
            ignoreOrder: true);
        var order = Should.Throw<InvalidFieldsException>(() => Records.Orders.Create(desk.Company, Typed(), [new(null, 0, Typed(("quantity", "x")))], "王芳"));
        order.Problems.Select(problem => problem.Field).ShouldBe(["customer", "lines.1.product", "lines.1.quantity", "lines.1.amount"]);
        desk.Company.Facts.Refresh(desk.Company.Store).ShouldBeSameAs(desk.Company.Facts);
    }

    [Fact]
    public void A_deal_moves_through_its_stages_and_closes()
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        var view = desk.Company;

        Records.Opportunities.Change(view, 1, desk.Deal().ChangeId, Typed(("stage", "3")), "王芳");
        Records.Opportunities.Change(view, 1, desk.Deal().ChangeId, Typed(("outcome", "Won"), ("reason", "交期")), "王芳");

        desk.Deal().ShouldSatisfyAllConditions(
            deal => deal.StageId.ShouldBe(4), deal => deal.ClosedDay.ShouldBe(Today), deal => deal.Category.ShouldBe(ForecastCategory.Closed), deal => deal.CloseReason.ShouldBe("交期"));
        EditRows.Look(view.Store, rows => rows.List<StageEntry>(entry => entry.OpportunityId == 1)).Select(entry => entry.StageId).ShouldBe([3, 4]);

        Records.Opportunities.Change(view, 1, desk.Deal().ChangeId, Typed(("outcome", "Open")), "王芳");
        desk.Deal().ShouldSatisfyAllConditions(deal => deal.StageId.ShouldBe(3), deal => deal.ClosedDay.ShouldBeNull(), deal => deal.Category.ShouldBe(ForecastCategory.Pipeline));
        Records.Opportunities.Change(view, 1, desk.Deal().ChangeId, Typed(("stage", "5")), "王芳");
        desk.Deal().Outcome.ShouldBe(Outcome.Lost);
        desk.Follow();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_lead_becomes_a_deal_and_a_customer_and_all_of_it_can_be_undone(TestDatabase database)
    {
        using var desk = new Desk(database);
        var lead = Records.Leads.Read(desk.Company, 1);

        var converted = LeadConversion.Convert(desk.Company, 1, lead.ChangeId, Typed(("amount", "5万")), "王芳").ShouldBeOfType<EditOutcome.Saved>();

        var deal = desk.Deal(converted.Id);
        (deal.Name, deal.LeadId, deal.Amount, deal.RepId).ShouldBe(("华东精工", 1, 5_000_000L, 1));
        Records.Customers.Read(desk.Company, deal.CustomerId!.Value).Name.ShouldBe("华东精工");
        desk.Follow();
        Should.Throw<RefusedException>(() => LeadConversion.Convert(desk.Company, 1, converted.Version, Typed(), "王芳")).Sentence.Key.ShouldBe("records.convertedAlready");

        Records.Undo(desk.Company, converted.EditId, "王芳").ShouldBeOfType<EditOutcome.Saved>();
        Records.Leads.Read(desk.Company, 1).ConvertedDay.ShouldBeNull();
        Should.Throw<RefusedException>(() => Records.Opportunities.Read(desk.Company, converted.Id));
        desk.Follow()[FactKind.Opportunities].Rows.ShouldBe(1);
    }

    [Fact]
    public void A_follow_up_answers_its_lead_and_tells_the_deal_its_next_step()
    {
        using var desk = new Desk(TestDatabase.Sqlite);

        Records.Activities.Create(desk.Rep(1), Typed(("kind", "call"), ("lead", "1")), "王芳");
        Records.Activities.Create(desk.Rep(1), Typed(("kind", "visit"), ("opportunity", "1"), ("note", "谈价格"), ("nextStep", "送样"), ("nextStepDay", "2024-10-09")), "王芳");

        Records.Leads.Read(desk.Company, 1).FirstResponseAt.ShouldBe(SmallCompany.At(Today, 10));
        (desk.Deal().NextStep, desk.Deal().NextStepDay).ShouldBe(("送样", new DateOnly(2024, 10, 9)));
        desk.Follow()[FactKind.Activities].Rows.ShouldBe(2);
    }

    [Fact]
    public void A_rep_touches_only_what_is_in_sight()
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        var other = desk.Rep(2);

        Should.Throw<RefusedException>(() => Records.Opportunities.Change(other, 1, desk.Deal().ChangeId, Typed(("amount", "1")), "李雷")).Sentence.Key.ShouldBe("records.notThere");
        Should.Throw<RefusedException>(() => Records.Leads.Delete(other, 1, 1, "李雷"));
        Should.Throw<RefusedException>(() => Records.Orders.Read(other, 1));
        Should.Throw<RefusedException>(() => Records.Customers.Read(other, 1));
        Should.Throw<InvalidFieldsException>(() => Records.Opportunities.Create(other, Typed(("name", "x"), ("rep", "1")), "李雷")).Problems[0].ShouldBe(new("rep", Sentence.Of("records.noTarget")));
        Should.Throw<InvalidFieldsException>(() => Records.Opportunities.Create(other, Typed(("name", "x")), "李雷")).Problems[0].ShouldBe(new("rep", Sentence.Of("records.ownerNeeded")));
        Should.Throw<InvalidFieldsException>(() => Records.Opportunities.Create(other, Typed(("name", "x"), ("rep", "2"), ("customer", "1")), "李雷")).Problems[0].Field.ShouldBe("customer");
        var mine = Records.Opportunities.Change(desk.Rep(1), 1, desk.Deal().ChangeId, Typed(("amount", "1")), "王芳").ShouldBeOfType<EditOutcome.Saved>();
        Should.Throw<RefusedException>(() => Records.Undo(other, mine.EditId, "李雷")).Sentence.Key.ShouldBe("edit.noEdit");
        Records.Customers.Read(desk.Rep(1), 1).Id.ShouldBe(1);
    }

    [Theory]
    [InlineData("3.5万", 3_500_000)]
    [InlineData("1.2亿", 12_000_000_000)]
    [InlineData("￥12,000.5", 1_200_050)]
    [InlineData("12k", 1_200_000)]
    [InlineData("8000元", 800_000)]
    public void Money_is_typed_as_people_write_it(string typed, long units)
    {
        using var desk = new Desk(TestDatabase.Sqlite);
        Records.Opportunities.Change(desk.Company, 1, desk.Deal().ChangeId, Typed(("amount", typed)), "王芳");
        desk.Deal().Amount.ShouldBe(units);
    }

    private static int Id(EditOutcome outcome) => outcome.ShouldBeOfType<EditOutcome.Saved>().Id;
}
