using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Microsoft.AspNetCore.Components;

namespace Attain.App.Pages.SignIn;

/// <summary>A component outside of a workspace: there is no company yet, only a language.</summary>
public abstract class AccountBase : ComponentBase
{
    [Inject]
    private Texts Texts { get; set; } = null!;

    [Inject]
    private IHttpContextAccessor Accessor { get; set; } = null!;

    [Inject]
    private ISeats Seats { get; set; } = null!;

    [Inject]
    private Installation Installation { get; set; } = null!;

    private TimeZoneInfo? _zone;

    protected HttpContext Http => Accessor.HttpContext!;

    protected Language Language => Preferences.LanguageOf(Http.Request);

    /// <summary>The text of a key.</summary>
    protected string T(string key, params (string Name, object? Value)[] arguments) => Texts.Say(Sentence.Of(key, arguments), Language);

    /// <summary>An instant as the clocks of the account's first company show it; whoever has none is told in UTC.</summary>
    protected DateTimeOffset Local(Account account, long instant) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(instant), _zone ??= Seats.Of(account) is [var first, ..] ? Installation.Open(first.Workspace).Profile().TimeZone : TimeZoneInfo.Utc);

    protected string? Say(Sentence? sentence) => sentence is null ? null : Texts.Say(sentence, Language);
}

/// <summary>What is wrong with a form, and at which field; without a field it is said above the form.</summary>
public sealed record FormError(string? Field, Sentence Says)
{
    /// <summary>The field a refusal of the access services speaks of.</summary>
    public static FormError Of(RefusedException refused) => new(
        refused.Sentence.Key switch
        {
            "access.loginTaken" or "access.wrongLogin" => "login",
            "access.wrongName" => "name",
            "access.wrongPassword" => "old",
            "access.wrongCode" => "code",
            "access.tokenDays" => "days",
            "access.roleNeedsPerson" => "person",
            "access.passwordShort" or "access.passwordLong" or "access.passwordHasLogin" or "access.passwordUsual" => "password",
            _ => null,
        },
        refused.Sentence);
}
