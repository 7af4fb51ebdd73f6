using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;

namespace Attain.App.Web;

/// <summary>Answers that several pages ask for, worked out once for all of them and for every visitor with the same sight.</summary>
public static class Answers
{
    /// <summary>What holds sales back in the scope of the page, over the last twelve whole months.</summary>
    public static DiagnosisReport Diagnosis(this PageContext here, DiagnosisService service) =>
        here.KeepSlow(("diagnosis", here.Scope), () => service.Run(here.View, where: here.Scope));

    /// <summary>What everybody in sight does today, with what became of it, by person; without streaks.</summary>
    public static IReadOnlyDictionary<int, MarkedDay> Everybody(this PageContext here) =>
        here.Keep("everybody", () => ActionMarks.Everybody(here.View));
}
