using System.Text;
using Attain.App.Access;
using Attain.Facts;

namespace Attain.App.Tests.Access;

/// <summary>The codes themselves.</summary>
public sealed class TotpTests
{
    /// <summary>RFC 6238, appendix B, for SHA-1; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_is_the_one_of_the_standard(long seconds, string code) =>
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30).ShouldBe(code);

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Key_is_written_in_base_32(string key, string written) => Totp.ToBase32(Encoding.ASCII.GetBytes(key)).ShouldBe(written);

    [Fact]
    public void Code_is_right_half_a_minute_too_early_or_late_and_not_longer()
    {
        var key = Totp.NewKey();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000);
        var step = now.ToUnixTimeSeconds() / 30;

        Totp.StepOf(key, Totp.Code(key, step - 1), now, 0).ShouldBe(step - 1);
        Totp.StepOf(key, Totp.Code(key, step + 1), now, 0).ShouldBe(step + 1);
        Totp.StepOf(key, Totp.Code(key, step - 2), now, 0).ShouldBeNull();
        Totp.StepOf(key, Totp.Code(key, step), now, last: step).ShouldBeNull();
        Totp.StepOf(key, "", now, 0).ShouldBeNull();
    }
}

public sealed class TwoFactorOnSqliteTests() : TwoFactorTests(TestDatabase.Sqlite);

public sealed class TwoFactorOnPostgresTests() : TwoFactorTests(TestDatabase.Postgres);

public abstract class TwoFactorTests(TestDatabase database) : IDisposable
{
    private readonly AccessPlace _place = new(database);

    private TwoFactor TwoFactor => _place.Get<TwoFactor>();

    [Fact]
    public void Code_is_asked_for_after_the_password_and_taken_once()
    {
        var (owner, key, _) = SwitchedOn();

        _place.SignIn(owner.Login).ShouldBe(SignInOutcome.CodeNeeded);
        _place.Clock.Move(TimeSpan.FromSeconds(60));

        Code(owner, CodeNow(key)).ShouldBe(SignInOutcome.Done);
        Code(owner, CodeNow(key)).ShouldBe(SignInOutcome.Refused);
    }

    [Fact]
    public void Code_that_switched_it_on_does_not_open_the_door()
    {
        var (owner, key, _) = SwitchedOn();

        Code(owner, CodeNow(key)).ShouldBe(SignInOutcome.Refused);
    }

    [Fact]
    public void Recovery_code_is_taken_once()
    {
        var (owner, _, codes) = SwitchedOn();

        Code(owner, $" {codes[3][..8].ToUpperInvariant()}-{codes[3][8..]}").ShouldBe(SignInOutcome.Done);
        Code(owner, codes[3]).ShouldBe(SignInOutcome.Refused);

        TwoFactor.RecoveryCodesLeft(owner.Id).ShouldBe(codes.Count - 1);
        _place.Audited().ShouldContain(AuditAction.RecoveryCodeUsed);
    }

    [Fact]
    public void Guessed_codes_lock_the_account_whatever_the_password_says_in_between()
    {
        var (owner, key, _) = SwitchedOn();
        for (var i = 0; i < 5; i++)
        {
            _place.SignIn(owner.Login).ShouldBe(SignInOutcome.CodeNeeded);
            Code(owner, "abcdef").ShouldBe(SignInOutcome.Refused);
        }

        _place.SignIn(owner.Login).ShouldBe(SignInOutcome.Refused);
        _place.Clock.Move(TimeSpan.FromSeconds(60));
        Code(owner, CodeNow(key)).ShouldBe(SignInOutcome.Refused);
        _place.Audited()[0].ShouldBe(AuditAction.SignInLocked);
    }

    [Fact]
    public void Wrong_code_switches_nothing_on()
    {
        var owner = _place.Owner();
        var (_, proposed) = TwoFactor.Propose();

        AccessPlace.Refusal(() => TwoFactor.SwitchOn(Actor.Terminal, owner.Id, proposed, "000000x")).ShouldBe("access.wrongCode");
        AccessPlace.Refusal(() => TwoFactor.SwitchOn(Actor.Terminal, owner.Id, "not a sealed key", "000000")).ShouldBe("access.wrongCode");

        _place.SignIn(owner.Login).ShouldBe(SignInOutcome.Done);
    }

    [Fact]
    public void Switched_off_the_password_is_enough_and_no_recovery_code_is_left()
    {
        var (owner, _, _) = SwitchedOn();

        TwoFactor.SwitchOff(Actor.Terminal, owner.Id);

        _place.SignIn(owner.Login).ShouldBe(SignInOutcome.Done);
        TwoFactor.RecoveryCodesLeft(owner.Id).ShouldBe(0);
    }

    [Fact]
    public void Key_and_recovery_codes_are_not_readable_in_the_database()
    {
        var (owner, key, codes) = SwitchedOn();
        using var db = _place.Installation.OpenControl();

        db.Accounts.Single().TotpKey!.ShouldNotContain(Convert.ToBase64String(key));
        db.RecoveryCodes.Select(c => c.Hash).ToList().Intersect(codes).ShouldBeEmpty();
        owner.PasswordHash!.ShouldNotContain(AccessPlace.Password);
    }

    private (Account Owner, byte[] Key, IReadOnlyList<string> Codes) SwitchedOn()
    {
        var owner = _place.Owner();
        var (key, proposed) = TwoFactor.Propose();
        return (owner, key, TwoFactor.SwitchOn(Actor.Terminal, owner.Id, proposed, CodeNow(key)));
    }

    private string CodeNow(byte[] key) => Totp.Code(key, _place.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    private SignInOutcome Code(Account account, string code) => _place.Get<SignIns>().WithCode(account.Id, account.SecurityStamp, code, "192.0.2.7").Outcome;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }
}
