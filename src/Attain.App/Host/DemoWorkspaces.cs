using Attain.App.Access;
using Attain.App.Pages.Today;
using Attain.App.Web;
using Attain.Core;
using Attain.Demo;
using Attain.Diagnosis;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App;

/// <summary>
/// What demo mode loads at the first start, behind the running server: nobody waits before a page says how far it is. Safe to run
/// twice, and after it was cut off.
/// </summary>
public sealed class DemoWorkspaces(Installation installation, LiveWorkspaces live, Access.DemoAccounts accounts, ISeats seats, DiagnosisService diagnosis, Texts texts, TimeProvider time, ILogger<DemoWorkspaces> log) : BackgroundService
{
    /// <summary>What is being loaded now; null when all is there.</summary>
    public Sentence? Progress { get; private set; } = Sentence.Of("demo.starting");

    /// <summary>What went wrong with loading; null when nothing did.</summary>
    public Sentence? Trouble { get; private set; }

    /// <summary>Called, if set before the start, with each step and at the end with null, on the thread that loads.</summary>
    public Action<Sentence?>? Told { get; set; }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => Load(stoppingToken), CancellationToken.None);

    private void Load(CancellationToken stopping)
    {
        try
        {
            // The demo company first: it is what a visitor looks at while the sample still loads.
            LoadDemo(stopping);
            Tell(Sentence.Of("demo.ready"));
            LoadSample(stopping);
            Tell(null);
            foreach (var (account, _) in accounts.All())
                foreach (var seat in seats.Of(account)) Look(seat);
            // What loading two workspaces took is given back to the machine at once: a server that is only looked at would keep it.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
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

    private void Tell(Sentence? progress)
    {
        Progress = progress;
        Told?.Invoke(progress);
    }

    private void LoadDemo(CancellationToken stopping)
    {
        var telling = new Telling<DemoProgress>(value => Tell(Sentence.Of("demo.company", ("rows", value.Rows), ("of", value.Of))));
        var name = new DemoLoader(installation, time).Load(progress: telling, cancellationToken: stopping).Profile().Name;
        var company = live.Open(name).Now().Company;
        accounts.Ensure(name,
        [
            Person(company, "director", AccountRole.Director, DemoCompany.Accounts.Director),
            Person(company, "manager", AccountRole.Manager, DemoCompany.Accounts.Manager),
            Person(company, "rep", AccountRole.Rep, DemoCompany.Accounts.Rep),
        ]);
    }

    private void LoadSample(CancellationToken stopping)
    {
        var telling = new Telling<SampleProgress>(value => Tell(Sentence.Of("demo.sample", ("step", value.Step), ("steps", value.Steps), ("file", value.File))));
        var name = new SampleLoader(installation).Load(Sample.Load(Samples.Folder("adventureworks")), telling, stopping).Profile().Name;
        // Nobody of the real sample is somebody to sign in as: the director of the demo company looks at it whole.
        accounts.Ensure(name, [new DemoPerson("demo-director", accounts.All().First(a => a.Account.Login == "demo-director").Account.Name, AccountRole.Director, null)]);
        _ = live.Open(name).Now();
    }

    /// <summary>Works the home page of a seat out before its first visitor waits for it.</summary>
    private void Look(Seat seat)
    {
        var here = new PageContext(seat, [seat], live.Open(seat.Workspace).Now(), texts, Language.Chinese, new DefaultHttpContext { Request = { Path = "/" } }.Request);
        if (here.View.Viewer.RepIds is not { Count: 1 }) _ = TodayModel.Of(here, diagnosis);
    }

    /// <summary>The director sees the company, with what belongs to nobody; the others what is theirs.</summary>
    private static DemoPerson Person(WorkspaceView company, string login, AccountRole role, string externalId)
    {
        var id = company.Directory.Find(Dimension.Rep, externalId)[0];
        return new("demo-" + login, company.Directory.Person(id)!.Name, role, role == AccountRole.Director ? null : id);
    }

    private sealed class Telling<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}

internal static partial class DemoLog
{
    [LoggerMessage(LogLevel.Error, "Loading the demo failed")]
    public static partial void Failed(ILogger log, Exception wrong);
}
