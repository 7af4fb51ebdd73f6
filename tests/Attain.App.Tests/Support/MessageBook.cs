using System.Text;

[assembly: AssemblyFixture(typeof(Attain.App.Tests.MessageBook))]

namespace Attain.App.Tests;

/// <summary>Collects what was said to bad input and writes it as Markdown into the file that ATTAIN_MESSAGES names, for people to read.</summary>
public sealed class MessageBook : IDisposable
{
    private readonly SortedDictionary<string, string> _pages = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Write(string name, string command, string folder, params Ran[] answers)
    {
        var page = new StringBuilder($"## {name}\n\n```\n$ {command}\n");
        foreach (var ran in answers) page.Append($"{ran.Error}{ran.Output}".TrimEnd()).Append($"\n→ {ran.Code}\n");
        page.Append("```\n");
        lock (_lock) _pages[$"{name} {command}"] = page.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("ATTAIN_MESSAGES") is { Length: > 0 } file) File.WriteAllText(file, string.Join('\n', _pages.Values));
    }
}
