using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;

namespace Attain.App.Pages.Settings.Organisation;

/// <summary>What is sent from the organisation.</summary>
public static class OrgChanges
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<OrgPage>("settings/organisation");
        routes.Table("settings/organisation/members", OrgTree.Table);
        routes.Post("settings/organisation/{unit:int}", Capability.Configure, Save);
        routes.Post("settings/organisation/move", Capability.Configure, Move);
        routes.Post("settings/organisation/undo/{edit:int}", Capability.Configure, Undo);
    }

    private static async Task<IResult> Save(PageContext here, HttpContext http, int unit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { ["name"] = form["name"], ["leader"] = form["leader"] };
        _ = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        try
        {
            return Records.OrgUnits.Change(here.View, unit, version, typed, here.Seat.Name) switch
            {
                EditOutcome.Conflict conflict => Again(unit, typed, [], conflict),
                var outcome => Told(here, http, unit, outcome),
            };
        }
        catch (InvalidFieldsException invalid)
        {
            return Again(unit, typed, invalid.Problems, null);
        }
    }

    private static async Task<IResult> Move(PageContext here, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!DateOnly.TryParse(form["from"], CultureInfo.InvariantCulture, out var from)) throw new RefusedException(Sentence.Of("settings.company.noDay", ("text", form["from"].ToString())));
        var unit = Number("unit");
        return Told(here, http, unit, OrgMoves.Move(here.View, Number("person"), Number("basedOn"), unit, from, here.Seat.Name));

        int Number(string field) => int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static IResult Undo(PageContext here, HttpContext http, int edit) =>
        OrgMoves.Undo(here.View, edit, here.Seat.Name) is EditOutcome.Saved
            ? Done.Goto(http, here.Link("settings/organisation"), here.Words["settings.undone"])
            : throw new RefusedException(Sentence.Of("setting.moved"));

    private static IResult Told(PageContext here, HttpContext http, int unit, EditOutcome outcome)
    {
        var undo = outcome is EditOutcome.Saved saved ? here.Link($"settings/organisation/undo/{saved.EditId}") : null;
        return Done.Goto(http, here.Link("settings/organisation", ("unit", unit.ToString(CultureInfo.InvariantCulture))), here.Words[undo is null ? "settings.same" : "org.saved"], undo);
    }

    private static Page<OrgPage> Again(int unit, Dictionary<string, string?> typed, IReadOnlyList<FieldProblem> problems, EditOutcome.Conflict? conflict) => new(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(OrgPage.Unit)] = unit, [nameof(OrgPage.Typed)] = typed, [nameof(OrgPage.Problems)] = problems, [nameof(OrgPage.Conflict)] = conflict,
        },
        conflict is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
}
