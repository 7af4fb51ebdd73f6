using System.CommandLine;
using System.Net.Sockets;
using Attain.App.Access;
using Attain.App.Web;
using Attain.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Commands;

/// <summary><c>attain serve [--urls …] [--demo]</c>: the web application, until it is told to stop.</summary>
public static class ServeCommand
{
    public const string Name = "serve";

    private const string StandardUrl = "http://127.0.0.1:5080";

    public static Command Build(Terminal terminal)
    {
        var urls = new Option<string?>("--urls") { Description = terminal.Say("cli.serve.urls") };
        var demo = new Option<bool>("--demo") { Description = terminal.Say("cli.serve.demo") };
        var command = new Command(Name, terminal.Say("cli.serve")) { urls, demo };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var installation = terminal.OpenInstallation(parsed);
            installation.PrepareControl();
            var address = parsed.GetValue(urls) ?? (Environment.GetEnvironmentVariable("ATTAIN_URLS") is { Length: > 0 } set ? set : StandardUrl);
            await using var app = WebHost.Build(installation, new WebSettings(address, parsed.GetValue(demo)), terminal.Services.GetRequiredService<TimeProvider>());
            if (app.Services.GetService<DemoWorkspaces>() is { } demoStart) Follow(demoStart, terminal, app);
            await Start(app, address, cancellation);
            foreach (var url in app.Urls) terminal.Output.WriteLine(terminal.Say("cli.serve.ready", ("url", url)));
            // Its own account is not needed to try the demo, and asked for otherwise.
            if (app.Services.GetRequiredService<Invitations>().ForFirstOwner() is { } secret)
                terminal.Output.WriteLine(terminal.Say("cli.serve.firstOwner", ("url", $"{app.Urls.First()}/invitation/{secret}"), ("hours", (int)Invitations.FirstOwnerLifetime.TotalHours)));
            terminal.Error.WriteLine(terminal.Say("cli.serve.stop"));
            await app.WaitForShutdownAsync(cancellation);
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Says in the terminal, too, how far the demo is, and who can be taken once it is there.</summary>
    private static void Follow(DemoWorkspaces start, Terminal terminal, WebApplication app)
    {
        string? said = null;
        start.Told = progress =>
        {
            // Once for each thing loaded; the pages show every step.
            if (progress is not null && progress.Key != said) terminal.Error.WriteLine(terminal.Say("cli.serve." + progress.Key.Replace('.', '-')));
            said = progress?.Key;
            if (progress is not null) return;
            foreach (var (account, role) in app.Services.GetRequiredService<DemoAccounts>().All())
                terminal.Output.WriteLine(terminal.Say("cli.serve.account", ("role", Sentence.Of("role." + role)), ("name", account.Name), ("url", app.Urls.First() + "/sign-in")));
        };
    }

    private static async Task Start(WebApplication app, string address, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new RefusedException(Sentence.Of("cli.serve.portTaken", ("url", address)));
        }
        catch (Exception wrong) when (wrong is UriFormatException or FormatException or SocketException or InvalidOperationException)
        {
            throw new RefusedException(Sentence.Of("cli.serve.wrongUrl", ("url", address)));
        }
    }
}
