using Attain.App.Access;
using Attain.Core;
using Attain.Facts;

namespace Attain.App;

/// <summary>
/// What demo mode loads at the first start, behind the running server: nobody waits before a page says how far it is. Safe to run
/// twice, and after it was cut off.
/// </summary>
public sealed class DemoStart(Installation installation, DemoAccounts accounts, Texts texts, ILogger<DemoStart> log) : BackgroundService
{
    /// <summary>What is being loaded now; null when all is there.</summary>
    public Sentence? Progress { get; private set; } = Sentence.Of("demo.starting");

    /// <summary>What went wrong with loading; null when nothing did.</summary>
    public Sentence? Trouble { get; private set; }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => Load(stoppingToken), CancellationToken.None);

    private void Load(CancellationToken stopping)
    {
        try
        {
            var sample = new SampleLoader(installation).Load(Sample.Load(Samples.Folder("adventureworks")), new Telling(this), stopping);
            accounts.Ensure(sample.Profile().Name, [new("demo-director", texts.Say("role.Director", Language.Chinese), AccountRole.Director, null)]);
            Progress = null;
        }
        catch (OperationCanceledException)
        {
            // The server stops; the next start goes on from what is wholly there.
        }
        catch (RefusedException refused)
        {
            Trouble = refused.Sentence;
        }
        catch (Exception wrong)
        {
            DemoLog.Failed(log, wrong);
            Trouble = Commands.Trouble.Explain(wrong, installation.Place) ?? Sentence.Of("demo.failed");
        }
    }

    private sealed class Telling(DemoStart start) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value)
        {
            if (!value.AlreadyThere) start.Progress = Sentence.Of("demo.sample", ("step", value.Step), ("steps", value.Steps), ("file", value.File));
        }
    }
}

internal static partial class DemoLog
{
    [LoggerMessage(LogLevel.Error, "Loading the demo failed")]
    public static partial void Failed(ILogger log, Exception wrong);
}
