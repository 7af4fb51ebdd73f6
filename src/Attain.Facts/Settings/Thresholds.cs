using System.Globalization;
using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>A number a rule compares with. The floor that owns the rule declares it; a workspace may set its own value.</summary>
/// <param name="Key">Key of the workspace's <see cref="Setting"/>, such as <c>diagnosis.newTenureShare</c>.</param>
/// <param name="Unit">How people type and read it.</param>
public sealed record Threshold(string Key, decimal Default, ThresholdUnit Unit = ThresholdUnit.Number);

public enum ThresholdUnit
{
    Number,

    /// <summary>Of 1: told in percent.</summary>
    Share,

    /// <summary>In the workspace's currency.</summary>
    Money,
}

/// <summary>The thresholds of one workspace: what it set itself, else the defaults.</summary>
public sealed class Thresholds
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    public Thresholds(IReadOnlyDictionary<string, string> settings) => _settings = settings;

    public static Thresholds Load(WorkspaceStore store)
    {
        using var db = store.NewDb();
        return new(db.Set<Setting>().AsNoTracking().ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));
    }

    /// <summary>Whether the workspace has a value of its own.</summary>
    public bool IsOwn(Threshold threshold) => _settings.ContainsKey(threshold.Key);

    /// <exception cref="RefusedException">The workspace's value is not a number.</exception>
    public decimal this[Threshold threshold] =>
        !_settings.TryGetValue(threshold.Key, out var text) ? threshold.Default
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value
        : throw new RefusedException(Sentence.Of("setting.notANumber", ("key", threshold.Key), ("value", text)));

    /// <summary>Whether both hold the same values.</summary>
    public bool Same(Thresholds other) =>
        _settings.Count == other._settings.Count && _settings.All(pair => other._settings.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
