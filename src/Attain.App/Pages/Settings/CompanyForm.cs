using System.Globalization;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Pages.Settings;

/// <summary>The company's settings as a form holds them: texts, whatever was typed.</summary>
public sealed record CompanyForm(IReadOnlyDictionary<string, string> Texts, int Version)
{
    public string this[string field] => Texts.GetValueOrDefault(field) ?? "";

    public static CompanyForm Of(CompanyState state)
    {
        var s = state.Settings;
        return new(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(s.Name)] = s.Name,
            [nameof(s.Currency)] = s.Currency,
            [nameof(s.Scale)] = Text(s.Scale),
            [nameof(s.FiscalFirstMonth)] = Text(s.FiscalFirstMonth),
            [nameof(s.FirstDayOfWeek)] = Text(s.FirstDayOfWeek),
            [nameof(s.WorkingCalendar)] = s.WorkingCalendar,
            [nameof(s.TimeZone)] = s.TimeZone,
            [nameof(s.AsOfDay)] = s.AsOfDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        }, state.Version);
    }

    public static CompanyForm Of(IFormCollection form) => new(
        form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString().Trim(), StringComparer.Ordinal),
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>What is wanted, as far as it can be read; what the form does not hold stays as it is.</summary>
    public (CompanySettings Wanted, IReadOnlyList<SettingProblem> Unread) Read(CompanySettings now)
    {
        var unread = new List<SettingProblem>();
        DateOnly? asOf = now.AsOfDay;
        if (Texts.TryGetValue(nameof(now.AsOfDay), out var typed))
        {
            asOf = DateOnly.TryParse(typed, CultureInfo.InvariantCulture, out var day) ? day : null;
            if (asOf is null && typed.Length > 0) unread.Add(new(nameof(now.AsOfDay), Sentence.Of("settings.company.noDay", ("text", typed))));
        }
        return (new(
            Typed(nameof(now.Name), now.Name),
            Typed(nameof(now.Currency), now.Currency).ToUpperInvariant(),
            Number(nameof(now.Scale), now.Scale),
            Number(nameof(now.FiscalFirstMonth), now.FiscalFirstMonth),
            Number(nameof(now.FirstDayOfWeek), now.FirstDayOfWeek),
            Typed(nameof(now.WorkingCalendar), now.WorkingCalendar),
            Typed(nameof(now.TimeZone), now.TimeZone),
            asOf), unread);

        string Typed(string field, string otherwise) => Texts.GetValueOrDefault(field) ?? otherwise;

        int Number(string field, int otherwise)
        {
            if (!Texts.TryGetValue(field, out var text)) return otherwise;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
            unread.Add(new(field, Sentence.Of("settings.company.noNumber", ("text", text))));
            return otherwise;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
