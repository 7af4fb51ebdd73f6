using Attain.Facts;

namespace Attain.App.Commands;

/// <summary>Loads one of the samples that come with the product, telling how far it is.</summary>
public static class SampleStart
{
    public static WorkspaceStore Load(Terminal terminal, Installation installation, string name, CancellationToken cancellation) =>
        new SampleLoader(installation).Load(Sample.Load(Samples.Folder(name)), new Telling(terminal), cancellation);

    /// <summary>A line for each file; the rows so far on the same line where somebody watches.</summary>
    private sealed class Telling(Terminal terminal) : IProgress<SampleProgress>
    {
        private readonly bool _visible = !Console.IsErrorRedirected;
        private int _step;

        public void Report(SampleProgress value)
        {
            if (value.AlreadyThere) return;
            var says = value.Rows == 0
                ? terminal.Say("cli.sample.file", ("step", value.Step), ("steps", value.Steps), ("file", value.File))
                : terminal.Say("cli.sample.step", ("step", value.Step), ("steps", value.Steps), ("file", value.File), ("rows", value.Rows));
            if (_visible) terminal.Error.Write($"{(_step == value.Step || _step == 0 ? "" : "\n")}\r{says}\e[K{(value.Step == value.Steps && value.Rows > 0 ? "\r" : "")}");
            else if (_step != value.Step) terminal.Error.WriteLine(says);
            _step = value.Step;
        }
    }
}
