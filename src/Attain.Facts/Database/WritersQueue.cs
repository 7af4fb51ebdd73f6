namespace Attain.Facts;

/// <summary>
/// Lets the writers of one process in one after another, in the order they came. SQLite itself knows no order: whoever asks at the right
/// moment is next, and among fifty who ask again and again somebody always comes too late.
/// </summary>
internal sealed class WritersQueue
{
    private readonly LinkedList<Turn> _waiting = [];
    private bool _taken;

    /// <summary>Waits for one's turn, which lasts until it is disposed; null when it did not come in time.</summary>
    public IDisposable? Wait(TimeSpan patience)
    {
        var mine = new Turn(this);
        lock (_waiting)
        {
            if (!_taken)
            {
                _taken = true;
                return mine;
            }
            _waiting.AddLast(mine);
        }
        if (mine.HasCome.Wait(patience)) return mine;
        // It may have come at the last moment.
        lock (_waiting) return _waiting.Remove(mine) ? null : mine;
    }

    private void Next()
    {
        lock (_waiting)
        {
            if (_waiting.First is not { } first)
            {
                _taken = false;
                return;
            }
            _waiting.RemoveFirst();
            first.Value.HasCome.Set();
        }
    }

    private sealed class Turn(WritersQueue queue) : IDisposable
    {
        private bool _over;

        public ManualResetEventSlim HasCome { get; } = new();

        public void Dispose()
        {
            if (_over) return;
            _over = true;
            queue.Next();
        }
    }
}
