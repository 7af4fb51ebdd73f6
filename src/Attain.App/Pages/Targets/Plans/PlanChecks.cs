using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>Whether a breakdown adds up, and whether each part of it is believable beside the last twelve months.</summary>
public static class PlanChecks
{
    /// <summary>A member may grow by so much more or less than the whole before it is pointed out.</summary>
    private const decimal Apart = 0.15m;

    /// <summary>A quarter that holds more than this of the year asks for preparation.</summary>
    private const decimal Peak = 0.28m;

    /// <summary>Parts of a plan that are looked at one by one.</summary>
    public static IReadOnlyList<Dimension> Shown { get; } = [Dimension.Division, Dimension.Team, Dimension.Rep, Dimension.Category, Dimension.Line, Dimension.Territory, Dimension.Channel];

    /// <summary>Every dimension the cells know, with the sum by it: each must be the total.</summary>
    public static IReadOnlyList<(Dimension Dimension, int Members, Money Sum)> Sums(PageContext here, Breakdown cells)
    {
        var rollup = new Rollup(cells, here.View);
        return [.. new[] { Dimension.Month, Dimension.Quarter }.Concat(Shown).Where(rollup.Knows).Select(dimension =>
        {
            var sums = rollup.SumBy(dimension);
            return (dimension, sums.Count, new Money(sums.Sum(sum => sum.Amount.Units), cells.Currency));
        })];
    }

    public static IReadOnlyList<(DateRange Days, decimal Share, bool Peak)> Quarters(PageContext here, Breakdown cells) =>
        [.. new Rollup(cells, here.View).SumBy(Dimension.Quarter).Select(sum => (sum.Key.Days!.Value, Share(sum.Amount, cells.Total)))
            .Select(quarter => (quarter.Value, quarter.Item2, quarter.Item2 > Peak))];

    /// <summary>Plan beside the last twelve months, by a dimension the cells know.</summary>
    public static Table Members(PageContext here, Breakdown cells, Dimension by)
    {
        var words = here.Words;
        var before = here.View.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [by], Days = TrailingYear.EndingOn(here.AsOf), AsIs = true }).Rows
            .ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
        var overall = Delta.Of(before.Values.Sum(), cells.Total.ToDecimal());
        return new(
            "members-" + by.Name(), $"targets/plans/members-{by.Name()}", words.Say("plannew.plausible", ("dimension", words[$"dimension.{by.Name()}"])),
            [
                new("member", words[$"dimension.{by.Name()}"]), new("before", words["plannew.before"]) { Number = true }, new("plan", words["plans.year"]) { Number = true },
                new("share", words["plans.share"]) { Number = true }, new("growth", words["plannew.growth"]) { Number = true }, new("judged", words["plannew.judged"]),
            ],
            [.. new Rollup(cells, here.View).SumBy(by).Select(sum =>
            {
                var past = before.GetValueOrDefault(sum.Key.Id);
                var growth = Delta.Of(past, sum.Amount.ToDecimal());
                var share = Share(sum.Amount, cells.Total);
                return new Row([new(words.Name(sum.Key)), new(Money.Round(past, here.Profile.Currency)), new(sum.Amount), new(new Ratio(share)) { Bar = share }, new(growth), words[Judged(growth, overall)]]);
            })]) { Sort = "-plan", PageSize = 12 };
    }

    private static string Judged(Delta? growth, Delta? overall) => (growth, overall) switch
    {
        (null, _) => "plannew.judged.noHistory",
        ({ } own, { } whole) when own.Value > whole.Value + Apart => "plannew.judged.high",
        ({ } own, { } whole) when own.Value < whole.Value - Apart => "plannew.judged.low",
        _ => "plannew.judged.fits",
    };

    /// <summary>How a total stands beside what history supports.</summary>
    public static Sentence Plausible(TargetAdvice advice, Money total)
    {
        var amount = total.ToDecimal();
        return amount > advice.Stretch.Amount.ToDecimal() ? Sentence.Of("plannew.plausible.beyond", ("share", new Ratio(advice.Stretch.Share)))
            : amount > advice.Target.Amount.ToDecimal() ? Sentence.Of("plannew.plausible.hard", ("low", new Ratio(advice.Stretch.Share)), ("high", new Ratio(advice.Target.Share)))
            : amount >= advice.Floor.Amount.ToDecimal() ? Sentence.Of("plannew.plausible.fair", ("low", new Ratio(advice.Target.Share)), ("high", new Ratio(advice.Floor.Share)))
            : Sentence.Of("plannew.plausible.easy", ("share", new Ratio(advice.Floor.Share)));
    }

    private static decimal Share(Money part, Money whole) => whole.Units == 0 ? 0 : (decimal)part.Units / whole.Units;
}
