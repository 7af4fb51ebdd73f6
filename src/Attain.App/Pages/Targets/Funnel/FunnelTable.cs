using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;

namespace Attain.App.Pages.Targets.Funnel;

/// <summary>The steps as a table: what is needed, how sure that is, by which rate.</summary>
public static class FunnelTable
{
    public static Table Of(PageContext here)
    {
        var words = here.Words;
        var answer = FunnelAnswer.Of(here, FunnelQuestion.Of(here));
        var (plan, steps) = (answer.Plan, answer.Steps);
        return new(
            "funnel", "targets/funnel", words["reverse.title"],
            [
                new("step", words["reverse.step"]), new("needed", words["reverse.needed"]) { Number = true }, new("measured", words["reverse.measured"]) { Number = true },
                new("range", words["reverse.range"]) { Number = true }, new("rate", words["reverse.rate"]) { Number = true }, new("from", words["reverse.from"]),
            ],
            [
                Line("reverse.deals", steps.Deals, plan.Steps.Deals, null, null, words.Say("reverse.from.average", ("average", Money.Round(answer.Average, here.Profile.Currency)))),
                Line("reverse.opportunities", steps.Opportunities, plan.Steps.Opportunities, Range(answer.OpportunityRange), answer.Win?.Value, From(plan.Win)),
                Line("reverse.leads", steps.Leads, plan.Steps.Leads, plan.LeadsRange is { } leads ? Range(((long)leads.Low, (long)leads.High)) : null, answer.Convert?.Value, From(plan.LeadToOpportunity)),
                Line("reverse.leadsPerDay", steps.LeadsPerDay, plan.Steps.LeadsPerDay, null, null, words.Say("reverse.workingDays", ("days", plan.WorkingDays))),
                Line("reverse.actionsPerDay", steps.ActionsPerDay, plan.Steps.ActionsPerDay, null, null, words["reverse.from.actions"]),
            ]);

        Row Line(string key, long? needed, long? measured, string? range, decimal? rate, string? from) =>
            new([words[key], new(needed), new(measured), new(range), new(rate is { } share ? new Ratio(share) : null), new(from)]);

        string? Range((long Low, long High)? range) => range is { } known ? $"{Format.Number(known.Low)} – {Format.Number(known.High)}" : null;

        string? From(Attain.Targets.MeasuredRate? rate) => rate is null ? null : words.Say(
            "reverse.from.rate", ("successes", decimal.Round(rate.Rate.Successes)), ("trials", decimal.Round(rate.Rate.Trials)),
            ("low", new Ratio((decimal)rate.Interval.Low)), ("high", new Ratio((decimal)rate.Interval.High)));
    }
}
