using Attain.App.Web;
using Attain.Core;
using Attain.Targets;

namespace Attain.App.Pages.Targets.Plans;

/// <summary>A plan is put in force, and taken back. It concerns everybody: only who sees the whole company may.</summary>
public static class PublishRoutes
{
    public const int LongestWhy = 500;

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Get("targets/plan/publish", Capability.Plan, (HttpContext http, PageContext here) => Show(http, here, Name(here)));
        routes.Post("targets/plan/publish", Capability.Plan, Publish);
        routes.Post("targets/plan/take-back", Capability.Plan, TakeBack);
    }

    /// <summary>Whether the page offers it.</summary>
    public static bool May(PageContext here) => here.May(Capability.Plan) && here.View.Viewer.RepIds is null;

    private static async Task<IResult> Publish(HttpContext http, PageContext here)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, why) = (Name(here), form["why"].ToString().Trim());
        try
        {
            var count = PlanPublisher.Publish(here.View, name, form["replace"] == "1", here.Seat.Name, why.Length > LongestWhy ? why[..LongestWhy] : why);
            return Done.Goto(http, here.Link("targets/plan", ("name", name)), here.Words.Say("plans.published", ("name", name), ("count", count)), here.Link("targets/plan/take-back", ("name", name)));
        }
        catch (RefusedException refused) when (refused.Sentence.Key == "targets.publish.others")
        {
            return Show(http, here, name, why, here.Words.Say(refused.Sentence));
        }
    }

    private static IResult TakeBack(HttpContext http, PageContext here)
    {
        var name = Name(here);
        PlanPublisher.TakeBack(here.View, name, here.Seat.Name);
        return Done.Goto(http, here.Link("targets/plan", ("name", name)), here.Words.Say("plans.takenBack", ("name", name)));
    }

    private static IResult Show(HttpContext http, PageContext here, string name, string? why = null, string? wrong = null)
    {
        (string, object?)[] parameters = [("Name", name), ("About", PlanPublisher.Preview(here.View, name)), ("Why", why), ("Wrong", wrong)];
        var status = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return http.Request.IsFragment() ? Fragment.Of<PublishForm>(status, parameters) : Fragment.Of<PublishPage>(status, parameters);
    }

    private static string Name(PageContext here) => PlanTables.Plans(here).Any(plan => plan.Name == here["name"]) ? here["name"]! : throw new NotThereException();
}
