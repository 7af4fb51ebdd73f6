using Attain.App.Report;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.Settings;

/// <summary>Who changed which setting when, from what to what.</summary>
public static class SettingsHistory
{
    private const int Most = 200;

    public static Table Of(PageContext here)
    {
        var words = here.Words;
        var edits = here.Keep("settings.history", () => new SettingsEditor(here.View.Store).History(Most));
        return new Table("history", "settings/history", words["settings.history"],
            [new("at", words["settings.history.at"]), new("who", words["settings.history.who"]), new("what", words["settings.history.what"]), new("was", words["settings.history.was"]), new("is", words["settings.history.is"])],
            [.. edits.SelectMany(edit => Rows(edit, here))]) { PageSize = 10, Filter = edits.Count > 10 };
    }

    /// <summary>In the workspace's time zone.</summary>
    public static string At(PageContext here, long at) =>
        $"{TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), here.Profile.TimeZone):yyyy-MM-dd HH:mm}";

    /// <summary>One changed field in a phrase.</summary>
    public static string Says(ChangedSetting field, Words words) =>
        words.Say("settings.changed", ("field", words["settings.field." + field.Field]), ("was", Value(field.Field, field.Was, words)), ("is", Value(field.Field, field.Is, words)));

    private static IEnumerable<Row> Rows(SettingsEdit edit, PageContext here)
    {
        if (edit.Key is null)
            return edit.Fields.Select(f => Row(edit, here, here.Words["settings.field." + f.Field], null, Value(f.Field, f.Was, here.Words), Value(f.Field, f.Is, here.Words)));
        var standard = here.Words["settings.threshold.default"];
        return [Row(edit, here, here.Words.Has(edit.Key) ? here.Words[edit.Key] : edit.Key, here.Link("settings/thresholds") + "#" + edit.Key, edit.Was ?? standard, edit.Is ?? standard)];
    }

    private static Row Row(SettingsEdit edit, PageContext here, string what, string? link, string was, string now) =>
        new([At(here, edit.At), edit.Actor, new(what) { Link = link }, was, now]);

    private static string Value(string field, string? value, Words words) => (field, value) switch
    {
        (nameof(CompanySettings.AsOfDay), null or "") => words["settings.company.auto"],
        (nameof(CompanySettings.FirstDayOfWeek), _) => words[value == "0" ? "settings.sunday" : "settings.monday"],
        (nameof(CompanySettings.WorkingCalendar), _) => words[$"settings.calendar.{value}"],
        _ => value ?? Format.Nothing,
    };
}
