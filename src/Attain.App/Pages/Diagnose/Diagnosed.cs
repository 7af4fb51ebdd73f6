using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose;

/// <summary>The diagnosis of what a page is asked about, made once for everybody who sees the same.</summary>
public static class Diagnosed
{
    /// <summary>Of the scope and period in the address.</summary>
    public static DiagnosisReport Of(PageContext here) => Of(here, here.Period.Days, here.Scope);

    /// <summary>Of all that is in sight in the period pages start with: what counts wherever one happens to be.</summary>
    public static DiagnosisReport Standard(PageContext here) =>
        Of(here, PagePeriod.Of(null, here.Profile.Calendar, here.AsOf).Days, Scope.Company);

    private static DiagnosisReport Of(PageContext here, DateRange days, Scope where) => here.Keep(
        ("diagnosis", where, days), () => new DiagnosisService(DiagnosisModule.Rules()).Run(here.View, days, null, where));
}
