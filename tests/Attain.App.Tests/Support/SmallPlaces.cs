namespace Attain.App.Tests;

/// <summary>The small company in each database, for the tests of one class, which run one after the other and change nothing for good.</summary>
public sealed class SmallPlaces : IDisposable
{
    private readonly Dictionary<TestDatabase, Lazy<(TestPlace Place, Terminal Terminal)>> _places =
        Enum.GetValues<TestDatabase>().ToDictionary(d => d, d => new Lazy<(TestPlace, Terminal)>(() => Load(d)));

    public TestPlace Place(TestDatabase database) => _places[database].Value.Place;

    public Terminal On(TestDatabase database) => _places[database].Value.Terminal;

    public void Dispose()
    {
        foreach (var place in _places.Values.Where(p => p.IsValueCreated))
        {
            place.Value.Terminal.Dispose();
            place.Value.Place.Dispose();
        }
    }

    private static (TestPlace, Terminal) Load(TestDatabase database)
    {
        using var folder = new TempFolder();
        var place = TestPlace.New(database);
        var terminal = new Terminal(place.Address);
        SmallFiles.Load(terminal, folder);
        return (place, terminal);
    }
}
