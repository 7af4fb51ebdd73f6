using Attain.App.Web;
using Attain.Core;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>The list, a plan, and making one.</summary>
public static class PlanRoutes
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<PlansPage>("targets/plans");
        routes.Page<PlanPage>("targets/plan");
        PublishRoutes.Map(routes);
        routes.Get("targets/plans/new", Capability.Plan, (HttpContext http, PageContext here) =>
            Fragment.Of<NewPlanPage>(("Draft", PlanDraft.Of(here, name => http.Request.Query[name]))));
        routes.Post("targets/plans/new", Capability.Plan, Save);
        routes.Table("targets/plans", PlanTables.List);
        routes.Table("targets/plan", PlanTables.Cells);
        routes.Table("targets/plans/season", here => PlanMonths.Table(here, Breakdown(here)));
        foreach (var dimension in PlanChecks.Shown) routes.Table($"targets/plans/members-{dimension.Name()}", here => PlanChecks.Members(here, Breakdown(here), dimension));
    }

    private static async Task<IResult> Save(HttpContext http, PageContext here)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var draft = PlanDraft.Of(here, name => form[name]);
        var (total, wrong) = draft.Total(here);
        if (total is not { } amount) return Again(draft, wrong!);
        try
        {
            var plan = PlanService.New(here.View, draft.Year, amount.ToDecimal(), [Dimension.Month, .. draft.Along], here.Seat.Name, draft.Why);
            return Done.Goto(http, here.Link("targets/plan", ("name", plan.Name)), here.Words.Say("plannew.saved", ("name", plan.Name), ("total", plan.Cells.Total)));
        }
        catch (RefusedException refused)
        {
            return Again(draft, refused.Sentence);
        }
    }

    /// <summary>Of the draft in the address, for its files.</summary>
    private static Breakdown Breakdown(PageContext here)
    {
        var draft = PlanDraft.Of(here, name => here.Query.FirstOrDefault(pair => pair.Name == name).Value);
        return draft.Total(here).Total is { } total ? draft.Breakdown(here, total).Breakdown : throw new NotThereException();
    }

    /// <summary>The form as it was filled in, with what is wrong.</summary>
    private static Page<NewPlanPage> Again(PlanDraft draft, Sentence wrong) =>
        new(new Dictionary<string, object?> { ["Draft"] = draft, ["Refused"] = wrong }, StatusCodes.Status422UnprocessableEntity);
}
