using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose;

/// <summary>The diagnosis of what a page is asked about, made once for everybody who sees the same.</summary>
public static class Diagnosed
{
    private static DiagnosisService Service => new(DiagnosisModule.Rules());

    /// <summary>Of the scope and period in the address; where it names no period, of the last whole months: what every other page tells of.</summary>
    public static DiagnosisReport Of(PageContext here) => here["period"] is null
        ? here.Diagnosis(Service)
        : here.KeepSlow(("diagnosis", here.Asked), () => Service.Run(here.View, here.Period.Days, null, here.Scope));

    /// <summary>Of all that is in sight: what counts wherever one happens to be.</summary>
    public static DiagnosisReport Standard(PageContext here) => here.KeepSlow(("diagnosis", Scope.Company), () => Service.Run(here.View));

    /// <summary>What the period picker says where nothing is picked.</summary>
    public static string Months(PageContext here)
    {
        var days = Of(here).Days;
        return here.Words.Say("diagnose.months", ("count", (days.To.Year - days.From.Year) * 12 + days.To.Month - days.From.Month));
    }
}
