using Attain.Core;
using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Targets;

/// <summary>Every cell of a plan holds what its last entry left there.</summary>
internal sealed class PlanCheck : IIntegrityCheck
{
    private const string Wrong = """
        SELECT COUNT(*) AS "Value"
        FROM plan_cell AS cell
        LEFT JOIN (SELECT cell_id, MAX(entry_id) AS entry_id FROM plan_entry_cell GROUP BY cell_id) AS last ON last.cell_id = cell.id
        LEFT JOIN plan_entry_cell AS entry ON entry.entry_id = last.entry_id AND entry.cell_id = cell.id
        WHERE entry.after IS DISTINCT FROM cell.amount
        """;

    public CheckResult Run(WorkspaceStore store)
    {
        using var db = store.NewDb();
        var wrong = db.Database.SqlQueryRaw<long>(Wrong).AsEnumerable().Single();
        return new("plans", wrong, wrong == 0 ? Sentence.Of("targets.check") : Sentence.Of("targets.check.wrong", ("count", wrong)));
    }
}
