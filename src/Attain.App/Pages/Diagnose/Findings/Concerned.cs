using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>Somebody whose customers, leads or deals a finding is about.</summary>
/// <param name="Now">Revenue where the finding sits, in its days.</param>
/// <param name="Before">The same a year before; null where the facts do not reach back.</param>
public sealed record ConcernedPerson(DimensionValue Rep, int TeamId, decimal Now, decimal? Before)
{
    public decimal Change => Now - (Before ?? Now);
}

/// <summary>Who is concerned by a finding: who sells where it sits, whoever lost most first.</summary>
public static class Concerned
{
    public static IReadOnlyList<ConcernedPerson> By(PageContext here, Finding finding) =>
        here.Keep(("concerned", FindingKey.Of(finding), finding.Days), () => Find(here.View, finding));

    private static List<ConcernedPerson> Find(WorkspaceView view, Finding finding)
    {
        var where = DiagnosisContext.Fit(MetricCatalogue.Revenue, finding.Scope);
        var versus = finding.Versus ?? new DateRange(finding.Days.From.AddYears(-1), finding.Days.To.AddYears(-1));
        var comparable = view.ReachesBack(Facts.FactKind.OrderLines, versus);
        var now = ByRep(view, where, finding.Days);
        var before = comparable ? ByRep(view, where, versus) : [];
        // Who left is not to be asked; who works there without revenue is.
        return
        [
            .. now.Keys.Union(before.Keys).Union(Members(view, finding))
                .Where(id => view.Directory.Person(id) is { } person && person.WorksOn(view.AsOf) && view.Viewer.Sees(id))
                .Select(id => new ConcernedPerson(
                    view.Member(Dimension.Rep, id), view.Directory.TeamOf(id, view.AsOf), now.GetValueOrDefault(id), comparable ? before.GetValueOrDefault(id) : null))
                .OrderBy(person => person.Change).ThenByDescending(person => person.Now),
        ];
    }

    /// <summary>The people the finding or what proves it names.</summary>
    private static IEnumerable<int> Members(WorkspaceView view, Finding finding)
    {
        foreach (var member in finding.Evidence.SelectMany(evidence => evidence.Members).Concat(finding.ScopeMembers))
        {
            if (member.Dimension == Dimension.Rep) yield return member.Id;
            if (member.Dimension != Dimension.Team) continue;
            foreach (var person in view.Directory.People.Where(person => person.Sells && view.Directory.TeamOf(person.Id, view.AsOf) == member.Id)) yield return person.Id;
        }
    }

    private static Dictionary<int, decimal> ByRep(WorkspaceView view, Scope where, DateRange days) =>
        view.Ask(new MetricQuery(MetricCatalogue.Revenue) { By = [Dimension.Rep], Days = days, Where = where }).Rows
            .Where(row => row.Keys[0].Id != 0).ToDictionary(row => row.Keys[0].Id, row => row.Values[0].Value ?? 0);
}
