using System.Text.Json;

namespace Attain.App.Tests.Stops;

/// <summary>A record as its fields were sent; null where it was deleted.</summary>
internal sealed record Sent(string Kind, IReadOnlyDictionary<string, string>? Fields);

/// <summary>
/// What one user has been told is done, and the one thing asked for that was not answered yet: that may have been done or not. A
/// record is known by its id, or by its name where the answer does not tell the id.
/// </summary>
internal sealed class Told
{
    private readonly Dictionary<(string Kind, string Key), Sent> _acknowledged = [];
    private ((string Kind, string Key) Of, Sent What)? _open;

    /// <summary>How many writes were answered with success.</summary>
    public int Count { get; private set; }

    /// <summary>How many answers were refusals that may happen among many: somebody else was faster.</summary>
    public int Conflicts { get; set; }

    /// <summary>What should not have been answered.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>How long answers took, in milliseconds.</summary>
    public List<double> Waits { get; } = [];

    public IReadOnlyDictionary<(string Kind, string Key), Sent> Acknowledged => _acknowledged;

    public void Asks(string kind, string key, IReadOnlyDictionary<string, string>? fields) => _open = ((kind, key), new(kind, fields));

    /// <param name="key">The id the record was given.</param>
    public void Done(string? key = null)
    {
        var (of, what) = _open!.Value;
        _acknowledged[(of.Kind, key ?? of.Key)] = what;
        _open = null;
        Count++;
    }

    /// <summary>It was answered, and not done.</summary>
    public void Refused() => _open = null;

    /// <summary>What is lost of the acknowledged, and how many of the unanswered were done after all.</summary>
    /// <param name="find">A record by kind and key; null when it is not there.</param>
    public (IReadOnlyList<string> Lost, int DoneUnanswered) Compare(Func<string, string, JsonElement?> find)
    {
        var (lost, unanswered) = (new List<string>(), 0);
        foreach (var ((kind, key), sent) in _acknowledged)
        {
            var there = find(kind, key);
            if (Is(there, sent.Fields)) continue;
            if (_open is { } open && open.Of == (kind, key) && Is(there, open.What.Fields)) unanswered++;
            else lost.Add($"{kind} {key}: {there?.ToString() ?? "nothing"} instead of {(sent.Fields is null ? "nothing" : string.Join(", ", sent.Fields))}");
        }
        if (_open is { } made && !_acknowledged.ContainsKey(made.Of) && Is(find(made.Of.Kind, made.Of.Key), made.What.Fields)) unanswered++;
        return (lost, unanswered);
    }

    private static bool Is(JsonElement? there, IReadOnlyDictionary<string, string>? fields)
    {
        if (fields is null || there is not { } row) return fields is null && there is null;
        return fields.All(field => row.TryGetProperty(field.Key, out var value) && value.ToString() == field.Value);
    }
}
