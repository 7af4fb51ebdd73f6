using Attain.Core;

namespace Attain.Facts;

/// <param name="Field">As <see cref="CompanySettings"/> calls it.</param>
public sealed record SettingProblem(string Field, Sentence Says);

/// <summary>What became of a change of settings.</summary>
/// <param name="EditId">By which it can be taken back; null when nothing was written.</param>
/// <param name="Problems">Why nothing was written; empty when nothing had to be.</param>
/// <param name="Theirs">Somebody else's change since the version this one was based on; nothing was written.</param>
public sealed record SettingsOutcome(int? EditId, IReadOnlyList<SettingProblem> Problems, SettingsEdit? Theirs)
{
    internal static SettingsOutcome Unchanged { get; } = new(null, [], null);
}

/// <summary>One change of settings as people read it.</summary>
/// <param name="Key">A threshold's; null: the company's settings.</param>
/// <param name="At">UTC seconds since 1970.</param>
/// <param name="Was">The threshold's value before; null: the default.</param>
/// <param name="Is">The threshold's value after; null: the default.</param>
/// <param name="Fields">Which of the company's settings changed, with what they were and are.</param>
public sealed record SettingsEdit(int Id, string Actor, long At, string? Key, string? Was, string? Is, IReadOnlyList<ChangedSetting> Fields);

public sealed record ChangedSetting(string Field, string? Was, string? Is);
