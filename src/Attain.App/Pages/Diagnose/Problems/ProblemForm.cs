using System.Globalization;
using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Facts;

namespace Attain.App.Pages.Diagnose.Problems;

/// <summary>The form of a problem: its fields as they are typed, what is wrong with them, and what somebody else made of it meanwhile.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">What the fields were read at.</param>
/// <param name="Values">By the field's name, as typed or as it could be.</param>
public sealed record ProblemForm(int? Id, long Version, IReadOnlyDictionary<string, string?> Values)
{
    public IReadOnlyList<FieldProblem> Wrong { get; init; } = [];

    public EditOutcome.Conflict? Conflict { get; init; }

    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>An empty one; a manager's belongs to the manager unless said otherwise, or nobody in sight could see it.</summary>
    public static ProblemForm New(PageContext here) => new(null, 0, new Dictionary<string, string?>
    {
        ["impact"] = nameof(Severity.Medium), ["state"] = nameof(ProblemState.Open),
        ["owner"] = here.Seat.PersonId?.ToString(CultureInfo.InvariantCulture),
    });

    public static ProblemForm Of(PageContext here, Problem problem) => new(
        problem.Id, problem.ChangeId, ProblemTable.Form.Fields.ToDictionary(field => field.Name, field => ProblemTable.Form.Text(problem, field, here.Profile)));

    /// <summary>What was posted, field by field; fields the form does not show stay as they are.</summary>
    public static Dictionary<string, string?> Typed(IFormCollection posted) => ProblemTable.Form.Fields
        .Where(field => posted.ContainsKey(field.Name)).ToDictionary(field => field.Name, field => (string?)posted[field.Name].ToString());

    public static long VersionOf(IFormCollection posted) => long.TryParse(posted["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    public string? Error(PageContext here, string field) => Wrong.FirstOrDefault(problem => problem.Field == field) is { } wrong ? here.Words.Say(wrong.Says) : null;

    /// <summary>A field's value as people read it.</summary>
    public static string Show(PageContext here, string field, string? value) => value is null ? Format.Nothing : field switch
    {
        "owner" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) => here.View.Member(Dimension.Rep, id).Name,
        "impact" => here.Words[$"severity.{value}"],
        "area" => here.Words[$"diagnosis.area.{value}"],
        "state" => here.Words[$"diagnose.state.{value}"],
        _ => value,
    };
}
