using System.Text;
using System.Text.Encodings.Web;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>What all forms share: names to choose from, and taking an edit back.</summary>
internal static class FormRoutes
{
    private const int MostNames = 12;

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Get("execute/lookup/customers", Capability.Read, (PageContext here, HttpContext http) => Names(here, http, Dimension.Customer));
        routes.Get("execute/lookup/products", Capability.Read, (PageContext here, HttpContext http) => Names(here, http, Dimension.Product));
        routes.Get("execute/lookup/people", Capability.Read, (PageContext here, HttpContext http) => Names(here, http, Dimension.Rep));
        routes.Post("execute/undo/{edit:int}", Capability.EditRecords, Undo);
    }

    /// <summary>Options of a list for what is typed so far; only what is in sight.</summary>
    private static IResult Names(PageContext here, HttpContext http, Dimension dimension)
    {
        var typed = here[http.Request.Query["field"].ToString()] ?? here["q"] ?? "";
        var seen = dimension == Dimension.Customer ? here.Keep("customers.seen", () => new Seen(CustomerSight.Of(here.View))).Ids : null;
        var names = here.View.Directory.All(dimension)
            .Where(member => member.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || member.ExternalId.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Where(member => dimension == Dimension.Rep ? here.View.Viewer.Sees(member.Id) : seen?.Contains(member.Id) ?? true)
            .OrderBy(member => !member.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ThenBy(member => member.Name.Length).Take(MostNames);
        var html = new StringBuilder();
        foreach (var member in names) html.Append("<option value=\"").Append(HtmlEncoder.Default.Encode(member.Name)).Append("\">").Append(HtmlEncoder.Default.Encode(member.ExternalId)).Append("</option>");
        return Results.Text(html.ToString(), "text/html; charset=utf-8");
    }

    private static IResult Undo(PageContext here, HttpContext http, int edit)
    {
        var outcome = Records.Undo(here.View, edit, here.Seat.Name);
        if (outcome is EditOutcome.Conflict conflict) throw new RefusedException(Sentence.Of("execute.undo.late", ("who", conflict.Theirs.Actor), ("when", Ago.Say(here, conflict.Theirs.At))));
        return FormAnswers.Saved(here, http, outcome, FormAnswers.Back(here, http, null, here.Link("execute")), here.Words["execute.undone"]);
    }

    internal sealed record Seen(IReadOnlySet<int>? Ids);
}
