using Attain.App;
using Attain.Core;
using Attain.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Attain.Facts.Tests.Imports;

public sealed class SampleTests
{
    [Fact]
    public void Load_cut_off_goes_on_where_it_stopped_and_the_next_one_passes_over_everything()
    {
        using var services = AttainServices.Build();
        using var folder = new TempFolder();
        using var installation = Installation.At(folder.Path, services.Mappings(), TimeProvider.System);
        var sample = Sample.Load(Repo.File("samples", "adventureworks"));
        using var stop = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() => new SampleLoader(installation).Load(sample, new Each(p =>
        {
            if (p.Step == 5 && p.Rows > 20_000) stop.Cancel();
        }), stop.Token));

        Steps().ShouldBe([(1, true), (2, true), (3, true), (4, true), (5, false), (6, false), (7, false)]);
        Steps().ShouldAllBe(s => s.There);
        var store = installation.Open("AdventureWorks");
        store.Profile().AsOf.ShouldBe(new(2013, 11, 29));
        store.Profile().Currency.ShouldBe(new Currency("USD", 4));
        foreach (var check in services.GetServices<IIntegrityCheck>().Select(c => c.Run(store))) check.Wrong.ShouldBe(0, check.Name);

        List<(int Step, bool There)> Steps()
        {
            var seen = new SortedDictionary<int, bool>();
            new SampleLoader(installation).Load(sample, new Each(p => seen.TryAdd(p.Step, p.AlreadyThere)));
            return [.. seen.Select(s => (s.Key, s.Value))];
        }
    }

    [Fact]
    public void Folder_without_a_sample_names_those_beside_it() =>
        Should.Throw<RefusedException>(() => Sample.Load(Repo.File("samples", "nothing"))).Sentence.Arguments[1].Value.ShouldBe(new[] { "adventureworks" });

    private sealed class Each(Action<SampleProgress> act) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => act(value);
    }
}
