[assembly: AssemblyFixture(typeof(Attain.App.Tests.MessageBook))]

namespace Attain.App.Tests;

/// <summary>Collects what was said to bad input and writes it as Markdown into the file that ATTAIN_MESSAGES names, for people to read.</summary>
public sealed class MessageBook : IDisposable
{
    private readonly SortedDictionary<string, string> _pages = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Write(string name, string command, string folder, params Ran[] answers)
    {
        var said = string.Concat(answers.Select(ran => $"{ran.Error}{ran.Output}".TrimEnd() + $"\n→ {ran.Code}\n"));
        var page = $"## {name}\n\n```\n$ {command}\n{said}```\n".Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        lock (_lock) _pages[$"{name} {command}"] = page;
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("ATTAIN_MESSAGES") is { Length: > 0 } file) File.WriteAllText(file, string.Join('\n', _pages.Values));
    }
}
