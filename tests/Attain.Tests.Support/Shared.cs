using Xunit;

namespace Attain.Tests.Support;

/// <summary>Reference data that lies beside the repository in <c>../shared</c> and is not part of it.</summary>
public static class Shared
{
    /// <summary>
    /// The full path of a file or folder in <c>../shared</c>, for example "vectors/formulas.json".
    /// Skips the running test where that folder is absent; a name that is wrong inside a present folder fails.
    /// </summary>
    public static string Find(string relative)
    {
        var folder = Path.GetFullPath(Path.Combine(Repo.Root, "..", "shared"));
        Assert.SkipUnless(Directory.Exists(folder), $"Reference data not found at {folder}.");

        var path = Path.Combine(folder, relative);
        return Path.Exists(path)
            ? path
            : throw new FileNotFoundException($"{folder} is there but holds no {relative}.", path);
    }
}
