using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Changes of settings in the edit log.</summary>
internal static class SettingsLog
{
    private const string CompanyKind = "workspace";
    private const string SettingKind = "setting";

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A setting's row; no value is the default.</summary>
    public sealed record Row(string Key, string? Value);

    public static EditLog Add(ChangeTransaction change, CompanySettings before, CompanySettings after) =>
        Add(change, CompanyKind, rowId: 1, JsonSerializer.Serialize(before, Json), JsonSerializer.Serialize(after, Json));

    public static EditLog Add(ChangeTransaction change, string key, string? before, string? after) =>
        // Settings go by their key, so their rows have no number.
        Add(change, SettingKind, rowId: 0, JsonSerializer.Serialize(new Row(key, before), Json), JsonSerializer.Serialize(new Row(key, after), Json));

    public static EditLog? Entry(WorkspaceDb db, int id) =>
        db.Set<EditLog>().AsNoTracking().SingleOrDefault(e => e.Id == id && (e.Kind == CompanyKind || e.Kind == SettingKind));

    public static bool IsCompany(EditLog entry) => entry.Kind == CompanyKind;

    public static CompanySettings Company(string json) => JsonSerializer.Deserialize<CompanySettings>(json, Json)!;

    public static Row Setting(string json) => JsonSerializer.Deserialize<Row>(json, Json)!;

    public static int CompanyVersion(WorkspaceDb db) => db.Set<EditLog>().Where(e => e.Kind == CompanyKind).Max(e => (int?)e.Id) ?? 0;

    public static SettingsEdit? Find(WorkspaceDb db, int id) => Entry(db, id) is { } entry ? Read(entry) : null;

    public static IReadOnlyList<SettingsEdit> Latest(WorkspaceDb db, int most) =>
        [.. db.Set<EditLog>().AsNoTracking().Where(e => e.Kind == CompanyKind || e.Kind == SettingKind).OrderByDescending(e => e.Id).Take(most).AsEnumerable().Select(Read)];

    private static EditLog Add(ChangeTransaction change, string kind, int rowId, string before, string after)
    {
        var entry = new EditLog { ChangeId = change.Change.Id, Kind = kind, RowId = rowId, Actor = change.Change.Actor, At = change.Change.At, Before = before, After = after };
        change.Db.Add(entry);
        return entry;
    }

    private static SettingsEdit Read(EditLog entry)
    {
        if (!IsCompany(entry)) return new(entry.Id, entry.Actor, entry.At, Setting(entry.After).Key, Setting(entry.Before!).Value, Setting(entry.After).Value, []);
        var (before, after) = (Company(entry.Before!), Company(entry.After));
        var fields = typeof(CompanySettings).GetProperties()
            .Select(p => new ChangedSetting(p.Name, Text(p.GetValue(before)), Text(p.GetValue(after))))
            .Where(f => f.Was != f.Is);
        return new(entry.Id, entry.Actor, entry.At, null, null, null, [.. fields]);
    }

    private static string? Text(object? value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
