using Attain.Core;

namespace Attain.Facts;

/// <summary>Everything wrong in one file: the first thousand in full, all of them counted.</summary>
public sealed class ProblemLog
{
    /// <summary>How many are kept in full.</summary>
    public const int Detailed = 1_000;

    private readonly List<ImportProblem> _problems = [];
    private readonly HashSet<int> _rows = [];
    private readonly Dictionary<int, List<ImportProblem>>? _all;

    internal ProblemLog(bool keepAll) => _all = keepAll ? [] : null;

    public int Count { get; private set; }

    /// <summary>Rows with at least one problem.</summary>
    public int Rows => _rows.Count;

    internal IReadOnlyDictionary<int, List<ImportProblem>> ByRow => _all ?? [];

    internal IReadOnlyList<ImportProblem> InOrder => [.. _problems.OrderBy(p => p.Row)];

    internal bool IsBad(int row) => _rows.Contains(row);

    internal void Add(int row, string? column, Sentence why)
    {
        var problem = new ImportProblem(row, column, why);
        Count++;
        _rows.Add(row);
        if (_problems.Count < Detailed) _problems.Add(problem);
        if (_all is null) return;
        if (!_all.TryGetValue(row, out var list)) _all[row] = list = [];
        list.Add(problem);
    }
}
