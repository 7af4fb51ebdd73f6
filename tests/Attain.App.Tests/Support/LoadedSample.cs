
[assembly: AssemblyFixture(typeof(Attain.App.Tests.LoadedSample))]

namespace Attain.App.Tests;

/// <summary>AdventureWorks, loaded by <c>attain init --sample</c> once per test run and database, when the first test asks for it.</summary>
public sealed class LoadedSample : IDisposable
{
    private readonly Dictionary<TestDatabase, Lazy<Loaded>> _databases = Enum.GetValues<TestDatabase>().ToDictionary(d => d, d => new Lazy<Loaded>(() => new(d)));

    public Terminal On(TestDatabase database) => _databases[database].Value.Terminal;

    public TestPlace Place(TestDatabase database) => _databases[database].Value.Place;

    public void Dispose()
    {
        foreach (var database in _databases.Values.Where(d => d.IsValueCreated)) database.Value.Dispose();
    }

    private sealed class Loaded : IDisposable
    {
        public Loaded(TestDatabase database)
        {
            Place = TestPlace.New(database);
            Terminal = new(Place.Address);
            var loaded = Terminal.Run("init", "--sample", "adventureworks");
            loaded.Code.ShouldBe(0, loaded.Error);
        }

        public TestPlace Place { get; }

        public Terminal Terminal { get; }

        public void Dispose()
        {
            Terminal.Dispose();
            Place.Dispose();
        }
    }
}
