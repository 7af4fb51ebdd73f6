namespace Attain.App.Web;

/// <summary>
/// Pages are drawn a few at a time, the others in the order in which they came: drawing is work for a core, and when all of many
/// visitors' pages take turns on two cores, all of them come late.
/// </summary>
public sealed class DrawingTurns : IDisposable
{
    // More than cores, because a page may wait for the database, or for an answer that another page is working out.
    private const int TurnsOfACore = 2;

    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount * TurnsOfACore);

    public async Task Draw(Func<Task> draw, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            await draw();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
