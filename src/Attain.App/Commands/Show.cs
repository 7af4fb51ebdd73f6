using System.Globalization;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Commands;

/// <summary>Numbers and names as a person reads them in the terminal.</summary>
public sealed class Show(Terminal terminal, WorkspaceProfile profile)
{
    public string Member(DimensionValue key)
    {
        if (key.Days is { } days && key.Dimension.IsTime()) return profile.Calendar.Label(profile.Calendar.Of(key.Dimension.ToGrain(), days.From));
        return key.TextKey is { } text ? terminal.Say(text) : key.Name;
    }

    public string Value(MetricDefinition metric, MetricValue value)
    {
        if (value.State == ValueState.NotLoaded) return terminal.Say("cli.notLoaded");
        if (value.Value is not { } number) return "—";
        return metric.Unit switch
        {
            MetricUnit.Money => Format.Exact(Money.Round(number, profile.Currency), terminal.Language),
            MetricUnit.Share => Format.Percent(number, terminal.Language),
            _ => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        };
    }
}
