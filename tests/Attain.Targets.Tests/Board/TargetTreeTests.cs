using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Targets.Tests.Board;

public sealed class TargetTreeTests
{
    private static readonly DateRange Year = new(new(2025, 1, 1), new(2026, 1, 1));

    [Fact]
    public void Node_is_the_sum_of_its_children_in_the_period_and_in_every_month()
    {
        using var company = Two(yearly: true);
        var tree = TargetTreeBuilder.Build(company.Open(new(2025, 3, 31)), Year, Scope.Company);

        tree.Windows.ShouldBe([Year]);
        tree.Columns.Count.ShouldBe(12);
        foreach (var node in tree.Nodes.Where(node => node.Children.Count > 0))
        {
            node.Children.Sum(child => child.Pace.Target.Units).ShouldBe(node.Pace.Target.Units);
            node.Children.Sum(child => child.Pace.ToDate.Units).ShouldBe(node.Pace.ToDate.Units);
            for (var i = 0; i < tree.Columns.Count; i++) node.Children.Sum(child => child.Cells[i]!.Target.Units).ShouldBe(node.Cells[i]!.Target.Units);
        }
        tree.Root!.Pace.Target.Units.ShouldBe(360_000);
        tree.Root.Children.Select(child => child.Key!.Name).ShouldBe(["Slow", "Fast"], "the furthest behind first");
    }

    [Fact]
    public void Month_is_judged_when_it_is_over_and_says_nothing_before_it_begins()
    {
        using var company = Two(yearly: true);
        var slow = TargetTreeBuilder.Build(company.Open(new(2025, 3, 31)), Year, Scope.Company).Root!.Children[0];

        slow.Cells[0]!.Light.ShouldBe(Light.Red);
        slow.Cells[0]!.Attainment.ShouldBe(0.5m);
        slow.Cells[5]!.Actual.ShouldBeNull();
        slow.Cells[5]!.Light.ShouldBe(Light.None);
    }

    [Fact]
    public void Year_without_a_target_of_its_own_adds_up_its_months_and_asks_nothing_for_those_to_come()
    {
        using var company = Two(yearly: false);
        var tree = TargetTreeBuilder.Build(company.Open(new(2025, 3, 31)), Year, Scope.Company);

        tree.Windows.Count.ShouldBe(12);
        tree.Root!.Pace.Target.Units.ShouldBe(360_000);
        tree.Root.Pace.Expected.Units.ShouldBe(90_000, "January to March whole");
        tree.Root.Pace.ToDate.Units.ShouldBe(60_000 + 15_000);
        tree.Root.Pace.Light.ShouldBe(Light.Red);
    }

    [Fact]
    public void Rep_sees_a_tree_of_one()
    {
        using var company = Two(yearly: true);
        var view = company.Open(new(2025, 3, 31));
        var tree = TargetTreeBuilder.Build(view.SeenBy(Viewer.Of(1, view.Directory)), Year, Scope.Company);

        tree.Nodes.ShouldHaveSingleItem().Key!.Name.ShouldBe("Fast");
        tree.Root!.Pace.Target.Units.ShouldBe(180_000);
    }

    [Fact]
    public void Period_shorter_than_every_target_has_none()
    {
        using var company = new Company();
        company.Rep("Rep");
        company.Sell(new(2025, 1, 6), 1000, rep: 1);
        company.Add(new Target { RepId = 1, FromDay = Year.From, ToDay = Year.To, Value = 1_000_000 });
        var tree = TargetTreeBuilder.Build(company.Open(new(2025, 7, 31)), new(new(2025, 7, 1), new(2025, 8, 1)), Scope.Company);

        tree.Root.ShouldBeNull("the middle of the year lies in July, yet a year's target is not July's");
    }

    [Fact]
    public void Causes_of_nodes_explain_their_gap_exactly()
    {
        using var company = Two(yearly: true, yearBefore: true);
        var view = company.Open(new(2025, 3, 31));
        var tree = TargetTreeBuilder.Build(view, Year, Scope.Company);
        var causes = TargetCauses.Of(view, tree, tree.Root!.Children, Scope.Company);

        var slow = tree.Root.Children[0];
        causes[slow.Id].Explanation.Parts.Sum(part => part.Units).ShouldBe(slow.Pace.Gap.Units);
        causes.ContainsKey(tree.Root.Children[1].Id).ShouldBe(tree.Root.Children[1].Pace.Light is Light.Yellow or Light.Red);
    }

    /// <summary>Two reps with 150.00 a month each; one brings 200.00, the other 75.00, and the second nothing in February and March.</summary>
    private static Company Two(bool yearly, bool yearBefore = false)
    {
        var company = new Company();
        company.Rep("Fast");
        company.Rep("Slow");
        for (var month = new DateOnly(2025, 1, 1); month < Year.To; month = month.AddMonths(1))
            foreach (var rep in new[] { 1, 2 }) company.Add(new Target { RepId = rep, FromDay = month, ToDay = month.AddMonths(1), Value = 15_000 });
        if (yearly)
            foreach (var rep in new[] { 1, 2 }) company.Add(new Target { RepId = rep, FromDay = Year.From, ToDay = Year.To, Value = 180_000 });
        if (yearBefore)
        {
            // From the first day on: a past year known in part is no year to compare with.
            company.Sell(new(2024, 1, 1), 100, rep: 1);
            for (var month = 1; month <= 12; month++)
                foreach (var rep in new[] { 1, 2 }) company.Sell(new(2024, month, 15), 14_000, rep);
        }
        foreach (var month in new[] { 1, 2, 3 }) company.Sell(new(2025, month, 15), 20_000, rep: 1);
        company.Sell(new(2025, 1, 15), 7_500, rep: 2);
        company.Sell(new(2025, 2, 14), 7_500, rep: 2);
        return company;
    }
}
