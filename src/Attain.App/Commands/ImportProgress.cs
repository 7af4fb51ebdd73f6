namespace Attain.App.Commands;

/// <summary>Rows read so far, on one line of a terminal; silent where the messages go to a file.</summary>
public sealed class ImportProgress(Terminal terminal, string file) : IProgress<int>
{
    private readonly bool _visible = !Console.IsErrorRedirected;

    public void Report(int value)
    {
        if (_visible) terminal.Error.Write($"\r{terminal.Say("cli.import.progress", ("file", Path.GetFileName(file)), ("rows", value))}\e[K\r");
    }
}
