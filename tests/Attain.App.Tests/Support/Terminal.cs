using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

using Attain.App.Commands;
using Attain.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.App.Tests;

/// <summary>How a command ended.</summary>
public sealed record Ran(int Code, string Output, string Error)
{
    /// <summary>Standard output, which must be one JSON document and nothing else.</summary>
    public JsonElement Json
    {
        get
        {
            Code.ShouldBe(0, Error);
            return JsonDocument.Parse(Output).RootElement;
        }
    }

    /// <summary>The one message of a command that was refused; nothing may be on standard output.</summary>
    public string Refusal
    {
        get
        {
            Code.ShouldBe(1, Output + Error);
            Output.ShouldBeEmpty();
            return Error.TrimEnd();
        }
    }
}

/// <summary>Somebody at a terminal, working on one database.</summary>
public sealed class Terminal(string address) : IDisposable
{
    private readonly ServiceProvider _services = AttainServices.Build();

    /// <summary>Runs a command within this process, as the executable would.</summary>
    public Ran Run(params string[] args) => Run(Language.English, args);

    public Ran Run(Language language, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run([.. args, "--db", address], _services, output, error, language);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command with <c>--format json</c>; it must succeed.</summary>
    public JsonElement Ask(params string[] args) => Run([.. args, "--format", "json"]).Json;

    /// <summary>Runs the built executable as a process of its own.</summary>
    public Ran Execute(params string[] args) => ExecuteUntil(Timeout.InfiniteTimeSpan, args);

    /// <summary>Runs the built executable and kills it (SIGKILL) when it has not ended after that time.</summary>
    public Ran ExecuteUntil(TimeSpan time, params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(time)) process.Kill();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Its messages are English, and it does not wait long for a locked database.</summary>
    private Process Start(string[] args)
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "attain.dll"), .. args, "--db", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "en_US.UTF-8", ["ATTAIN_BUSY_SECONDS"] = "1" },
        };
        return Process.Start(start)!;
    }

    public void Dispose() => _services.Dispose();
}
