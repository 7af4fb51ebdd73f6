using Attain.App.Web;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.Settings;

/// <summary>A threshold is set, or goes back to its default.</summary>
public static class ThresholdChanges
{
    public static async Task<IResult> Set(PageContext here, HttpContext http, ThresholdCatalogue catalogue)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var listed = catalogue.Find(form["key"].ToString()) ?? throw new NotThereException();
        var threshold = listed.Threshold;
        var typed = form["value"].ToString();
        var reset = form.ContainsKey("reset") || typed.Trim().Length == 0;
        var value = reset ? (decimal?)null : ThresholdNumber.Read(threshold, typed);
        if (!reset && value is null) return Wrong(Sentence.Of("settings.threshold.noNumber", ("text", typed)));
        var outcome = new SettingsEditor(here.View.Store).Set(threshold, value, here.Seat.Name);
        if (outcome.Problems is [{ } problem, ..]) return Wrong(problem.Says);

        var own = value == threshold.Default ? null : value;
        var (says, undo) = outcome.EditId is { } edit ? (here.Words["settings.threshold.saved"], here.Link($"settings/undo/{edit}")) : (here.Words["settings.same"], null);
        if (!http.Request.IsFragment()) return Done.Goto(http, here.Link("settings/thresholds") + "#" + threshold.Key, says, undo);
        Toast.Show(http, says, undo);
        return Fragment.Of<ThresholdRow>((nameof(ThresholdRow.Listed), listed), (nameof(ThresholdRow.Own), own));

        IResult Wrong(Sentence why)
        {
            if (!http.Request.IsFragment()) throw new RefusedException(why);
            return new Page<ThresholdRow>(
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [nameof(ThresholdRow.Listed)] = listed,
                    [nameof(ThresholdRow.Own)] = here.View.Thresholds.IsOwn(threshold) ? here.View.Thresholds[threshold] : null,
                    [nameof(ThresholdRow.Typed)] = typed,
                    [nameof(ThresholdRow.Error)] = here.Words.Say(why),
                },
                StatusCodes.Status422UnprocessableEntity);
        }
    }
}
