using System.CommandLine;
using Attain.App.Access;
using Attain.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary><c>attain account password LOGIN</c>: the way back in for an owner who forgot the password, for whoever has the machine.</summary>
public static class AccountCommands
{
    public static Command Build(Terminal terminal)
    {
        var account = new Command("account", terminal.Say("cli.account"));
        account.Subcommands.Add(Password(terminal));
        return account;
    }

    private static Command Password(Terminal terminal)
    {
        var login = new Argument<string>("login") { Description = terminal.Say("cli.account.login") };
        var command = new Command("password", terminal.Say("cli.account.password")) { login };
        command.SetAction(parsed =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            installation.PrepareControl();
            var time = terminal.Services.GetRequiredService<TimeProvider>();
            var audit = new AuditLog(installation, time);
            var id = new Accounts(installation, new Passwords(), audit).IdOf(parsed.GetValue(login)!)
                ?? throw new RefusedException(Sentence.Of("cli.account.unknown", ("login", parsed.GetValue(login))));
            var secret = new Invitations(installation, time, new Passwords(), audit).ForPassword(Actor.Terminal, id);
            terminal.Output.WriteLine(terminal.Say("cli.account.link", ("path", $"/invitation/{secret}"), ("hours", (int)Invitations.PasswordLifetime.TotalHours)));
            return CommandLine.Done;
        });
        return command;
    }
}
