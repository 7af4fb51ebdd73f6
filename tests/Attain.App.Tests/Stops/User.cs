using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Attain.App.Tests.Stops;

/// <summary>Somebody who writes one thing after another, until nobody answers any more.</summary>
internal abstract class User(int number, Uri server, int workspace) : IDisposable
{
    private int _made;

    public Told Told { get; } = new();

    protected int Number => number;

    protected int Workspace => workspace;

    /// <summary>The same in every run.</summary>
    protected Random Chance { get; } = new(number);

    protected HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };

    /// <param name="stopped">Set as soon as the server is told to stop: from then on it may be silent, but what it says still counts.</param>
    public async Task Work(CancellationToken stopped)
    {
        while (true)
        {
            try
            {
                await Step();
            }
            catch (HttpRequestException) when (stopped.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                Told.Wrong.Add($"{GetType().Name} {Number}: {failed}");
                return;
            }
        }
    }

    public void Dispose() => Client.Dispose();

    protected abstract Task Step();

    /// <summary>A name nobody else has given.</summary>
    protected string NewName(string what) => string.Create(CultureInfo.InvariantCulture, $"{what} {GetType().Name[0]}{number}-{++_made}-{Chance.Next(1_000_000)}");

    /// <summary>Sends a write; the answer is noted as done, refused or wrong.</summary>
    protected async Task<HttpResponseMessage> Write(HttpRequestMessage request, HttpStatusCode done)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await Client.SendAsync(request);
        Told.Waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (answer.StatusCode == done) return answer;
        Told.Refused();
        if (answer.StatusCode == HttpStatusCode.PreconditionFailed) Told.Conflicts++;
        else Told.Wrong.Add($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    protected static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
