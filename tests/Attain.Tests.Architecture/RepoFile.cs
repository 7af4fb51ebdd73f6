using System.Text;

namespace Attain.Tests.Architecture;

/// <summary>One file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">Its content; empty where it is not text or larger than a megabyte.</param>
/// <param name="Executable">Whether its owner may run it; always so on a system without such a mark.</param>
internal sealed record RepoFile(string Path, string Text, bool Executable)
{
    private const int Largest = 1 << 20;

    /// <summary>The files below a root, without what its .gitignore keeps out.</summary>
    public static IReadOnlyList<RepoFile> All(string root)
    {
        var ignored = File.ReadAllLines(System.IO.Path.Combine(root, ".gitignore")).Where(line => line.EndsWith('/')).Select(line => line.TrimEnd('/')).ToHashSet();
        return [.. Below(new DirectoryInfo(root), "", ignored).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<RepoFile> Below(DirectoryInfo folder, string prefix, HashSet<string> ignored)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != ".git"))
        {
            yield return new RepoFile(prefix + file.Name, Read(file), OperatingSystem.IsWindows() || file.UnixFileMode.HasFlag(UnixFileMode.UserExecute));
        }

        foreach (var child in folder.EnumerateDirectories())
        {
            // "name/" is kept out anywhere, "/name/" at the root only.
            if (child.Name == ".git" || ignored.Contains(child.Name) || ignored.Contains($"/{prefix}{child.Name}"))
            {
                continue;
            }

            foreach (var file in Below(child, $"{prefix}{child.Name}/", ignored))
            {
                yield return file;
            }
        }
    }

    private static string Read(FileInfo file)
    {
        if (file.Length > Largest)
        {
            return "";
        }

        var bytes = File.ReadAllBytes(file.FullName);
        return bytes.AsSpan().Contains((byte)0) ? "" : Encoding.UTF8.GetString(bytes);
    }
}
