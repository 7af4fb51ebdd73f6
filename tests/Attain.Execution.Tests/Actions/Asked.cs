using Attain.Core;
using Attain.Metrics;

namespace Attain.Execution.Tests;

/// <summary>Ways to ask for actions that several tests share.</summary>
internal static class Asked
{
    private static readonly Texts All = Texts.Load([typeof(Texts).Assembly, typeof(MetricCatalogue).Assembly, typeof(DailyActions).Assembly]);

    public static IReadOnlyList<RepAction> Today(this SmallCompany company, DateOnly asOf, int person = 1) => DailyActions.For(company.Open(asOf), person).Actions;

    public static string Say(this RepAction action, Language language = Language.English) => All.Say(action.Reason, language);

    public static string Say(Sentence sentence, Language language = Language.English) => All.Say(sentence, language);

    public static Money Yuan(decimal amount) => Money.FromDecimal(amount, new Currency("CNY", 2));
}

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock(long utcSeconds) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(utcSeconds);
}
