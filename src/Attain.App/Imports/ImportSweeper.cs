namespace Attain.App.Imports;

/// <summary>Takes old uploads away, at the start and every hour.</summary>
public sealed class ImportSweeper(ImportDesk desk, TimeProvider time, ILogger<ImportSweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                desk.Sweep();
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                ImportLog.Unswept(log, wrong);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

internal static partial class ImportLog
{
    [LoggerMessage(LogLevel.Warning, "Old uploads could not be taken away")]
    public static partial void Unswept(ILogger log, Exception wrong);

    [LoggerMessage(LogLevel.Error, "The import of {File} failed")]
    public static partial void Failed(ILogger log, Exception wrong, string file);
}
