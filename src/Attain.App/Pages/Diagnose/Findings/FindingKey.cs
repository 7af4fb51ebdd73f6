using Attain.Core;
using Attain.Diagnosis;

namespace Attain.App.Pages.Diagnose.Findings;

/// <summary>The address of one finding: its rule and where it sits, so that a link opens the same finding tomorrow.</summary>
public static class FindingKey
{
    /// <summary><c>blocked_stage~stage-3</c>; members of one dimension are separated by dots.</summary>
    public static string Of(Finding finding) => string.Join('~', finding.Scope.Members
        .Select(pair => $"{pair.Key.Name()}-{string.Join('.', pair.Value)}").Prepend(finding.Rule));

    /// <summary>Below the workspace.</summary>
    public static string Address(Finding finding) => "diagnose/findings/" + Of(finding);

    public static Finding? Find(IEnumerable<Finding> findings, string key) => findings.FirstOrDefault(finding => Of(finding) == key);
}
