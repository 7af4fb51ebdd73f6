namespace Attain.Tests.Support;

/// <summary>Where the repository stands on this machine.</summary>
public static class Repo
{
    /// <summary>The folder that holds Attain.slnx, found by walking up from the test's own assembly.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>A path inside the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Attain.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Attain.slnx in any folder above {start}: tests run inside the repository.");
    }
}
