using System.Globalization;
using Attain.App.Report;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;
using Microsoft.AspNetCore.WebUtilities;

namespace Attain.App.Web;

/// <summary>
/// What every page of a workspace has at hand: who asks, what they may see, in which language, of which scope and period. Made from
/// the request before a page runs; pages ask nothing else who is there.
/// </summary>
public sealed class PageContext
{
    /// <summary>The dimensions a page can be limited to in its address, in the order the picker offers them.</summary>
    public static IReadOnlyList<Dimension> ScopeDimensions { get; } =
        [Dimension.Division, Dimension.Team, Dimension.Rep, Dimension.Territory, Dimension.Line, Dimension.Channel];

    private readonly WorkspaceState _state;
    private readonly IQueryCollection _query;

    internal PageContext(Seat seat, IReadOnlyList<Seat> seats, WorkspaceState state, Texts texts, Language language, HttpRequest request)
    {
        (Seat, Seats, _state, _query) = (seat, seats, state, request.Query);
        Path = request.Path.Value!;
        View = seat.View(state.Company);
        Words = new Words(texts, language, View.Profile);
        Period = PagePeriod.Of(_query["period"], View.Profile.Calendar, View.AsOf);
        Scope = ReadScope();
    }

    public Seat Seat { get; }

    /// <summary>All workspaces of the account, for the switcher.</summary>
    public IReadOnlyList<Seat> Seats { get; }

    /// <summary>What the member may see: ask this and nothing wider.</summary>
    public WorkspaceView View { get; }

    public WorkspaceProfile Profile => View.Profile;

    public DateOnly AsOf => View.AsOf;

    public Words Words { get; }

    public Language Language => Words.Language;

    public PagePeriod Period { get; }

    /// <summary>What the picker limits the page to, within what the member may see.</summary>
    public Scope Scope { get; }

    /// <summary>The address of this page without its query.</summary>
    public string Path { get; }

    public bool May(Capability capability) => Seat.May(capability);

    /// <summary>A value of the address, or null.</summary>
    public string? this[string parameter] => _query[parameter] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>
    /// Works something out once for this state of the workspace and this viewer. What depends on more (scope, period, language) says so
    /// in the key: <see cref="Asked"/> is scope and period.
    /// </summary>
    public T Keep<T>(object key, Func<T> make) where T : class => _state.Keep((Seat.PersonId, key), make);

    /// <summary>The same for what takes seconds: after an edit the answer from before it is shown until the new one is there.</summary>
    public T KeepSlow<T>(object key, Func<T> make) where T : class => _state.KeepSlow((Sight, key), make);

    /// <summary>Who is in sight: an answer of before somebody's sight changed is not shown again.</summary>
    private string Sight => View.Viewer.RepIds is { } seen ? string.Join(',', seen.Order()) : "company";

    /// <summary>Scope and period, as part of a key.</summary>
    public object Asked => (Scope, Period.Days);

    /// <summary>An address in this workspace with the scope and period kept: <c>Link("execute/pipeline")</c>.</summary>
    /// <param name="path">Below the workspace, without a leading slash.</param>
    /// <param name="changes">Parameters set, or with null taken away.</param>
    public string Link(string path, params (string Name, string? Value)[] changes) =>
        Address($"/w/{Seat.WorkspaceId.ToString(CultureInfo.InvariantCulture)}/{path}", Kept(), changes);

    /// <summary>This page with other parameters; the rest of its query stays.</summary>
    public string Here(params (string Name, string? Value)[] changes) =>
        Address(Path, _query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)), changes);

    /// <summary>The address of a table's file as it is shown here: sorted, filtered and limited alike.</summary>
    /// <param name="address">The table's address below the workspace.</param>
    public string File(string address, string ending) => Address(
        $"/w/{Seat.WorkspaceId.ToString(CultureInfo.InvariantCulture)}/{address}.{ending}",
        _query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)),
        []);

    /// <summary>The parameters of the address.</summary>
    public IEnumerable<(string Name, string? Value)> Query => _query.Select(pair => (pair.Key, (string?)pair.Value));

    private IEnumerable<KeyValuePair<string, string?>> Kept() => _query
        .Where(pair => pair.Key == "period" || Dimensions.TryParse(pair.Key, out var dimension) && ScopeDimensions.Contains(dimension))
        .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));

    private static string Address(string path, IEnumerable<KeyValuePair<string, string?>> query, (string Name, string? Value)[] changes)
    {
        var parameters = query.Where(pair => changes.All(change => change.Name != pair.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            if (!string.IsNullOrEmpty(value)) parameters[name] = value;
        return QueryHelpers.AddQueryString(path, parameters);
    }

    /// <summary>Members the address names by external id. One that does not exist or is out of sight leaves nothing to see, never more.</summary>
    private Scope ReadScope()
    {
        var scope = Scope.Company;
        foreach (var dimension in ScopeDimensions)
        {
            if (this[dimension.Name()] is not { } asked) continue;
            var ids = View.Directory.Find(dimension, asked);
            if (ids.Count == 0) throw new NotThereException();
            if (dimension == Dimension.Rep && !ids.All(View.Viewer.Sees)) throw new NotThereException();
            scope = scope.With(dimension, [.. ids]);
        }
        return scope;
    }
}

/// <summary>What was asked for does not exist, or not for this member: the two are told alike.</summary>
public sealed class NotThereException : Exception;
