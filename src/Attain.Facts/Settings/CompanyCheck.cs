using Attain.Core;

namespace Attain.Facts;

/// <summary>Everything that is wrong with wanted settings, at once.</summary>
internal static class CompanyCheck
{
    public static IReadOnlyList<SettingProblem> Of(CompanySettings wanted, CompanyState now)
    {
        var problems = new List<SettingProblem>();
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > CompanySettings.LongestName)
            Add(nameof(wanted.Name), Sentence.Of("setting.wrongName", ("most", CompanySettings.LongestName)));
        Try(nameof(wanted.Currency), () => _ = new Currency(wanted.Currency, 0), "workspace.wrongCurrency", wanted.Currency);
        Try(nameof(wanted.Scale), () => _ = new Currency("CNY", wanted.Scale), "workspace.wrongScale", wanted.Scale);
        Try(nameof(wanted.FiscalFirstMonth), () => _ = new FiscalCalendar(wanted.FiscalFirstMonth), "workspace.wrongFirstMonth", wanted.FiscalFirstMonth);
        Try(nameof(wanted.TimeZone), () => TimeZoneInfo.FindSystemTimeZoneById(wanted.TimeZone), "workspace.wrongTimeZone", wanted.TimeZone);
        if (wanted.FirstDayOfWeek is not (0 or 1)) Add(nameof(wanted.FirstDayOfWeek), Sentence.Of("setting.wrongWeekStart"));
        if (!WorkingCalendars.All.Contains(wanted.WorkingCalendar)) Add(nameof(wanted.WorkingCalendar), Sentence.Of("workspace.unknownCalendar", ("name", wanted.WorkingCalendar)));
        if (wanted.AsOfDay is { } day && (day < DayReader.First || day > DayReader.Last)) Add(nameof(wanted.AsOfDay), Sentence.Of("setting.wrongAsOf", ("first", DayReader.First), ("last", DayReader.Last)));
        if (now.MoneyIsFixed && wanted.Currency != now.Settings.Currency) Add(nameof(wanted.Currency), Sentence.Of("setting.moneyIsFixed"));
        if (now.MoneyIsFixed && wanted.Scale != now.Settings.Scale) Add(nameof(wanted.Scale), Sentence.Of("setting.moneyIsFixed"));
        return problems;

        void Add(string field, Sentence says) => problems.Add(new(field, says));

        void Try(string field, Action setting, string refusal, object value)
        {
            try
            {
                setting();
            }
            catch (Exception wrong) when (wrong is ArgumentException or TimeZoneNotFoundException or InvalidTimeZoneException)
            {
                Add(field, Sentence.Of(refusal, ("value", value)));
            }
        }
    }
}
