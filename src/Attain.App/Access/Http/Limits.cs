using System.Threading.RateLimiting;

namespace Attain.App.Access;

/// <summary>How often somebody may try, ask or call, so that one cannot take the server from the others. Counted by each node for itself.</summary>
public sealed class Limits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // A company behind one address mistypes more often than one person does.
    private readonly PartitionedRateLimiter<string> _failuresOfAddress = Sliding(30);
    private readonly PartitionedRateLimiter<string> _failuresOfLogin = Sliding(10);
    private readonly PartitionedRateLimiter<string> _pages = Bucket(burst: 3000, perSecond: 500);
    private readonly PartitionedRateLimiter<string> _strangers = Bucket(burst: 600, perSecond: 60);
    private readonly PartitionedRateLimiter<string> _tokens = Bucket(burst: 200, perSecond: 20);

    /// <summary>Whether this address may try once more to prove who it is.</summary>
    public bool MayTry(string address, string login) => Left(_failuresOfAddress, address) && Left(_failuresOfLogin, login);

    public void Failed(string address, string login)
    {
        Take(_failuresOfAddress, address);
        Take(_failuresOfLogin, login);
    }

    /// <param name="accountId">Null: not signed in, counted by address.</param>
    public bool Page(int? accountId, string address) => accountId is { } id
        ? Take(_pages, id.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : Take(_strangers, address);

    public bool Token(int tokenId) => Take(_tokens, tokenId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose()
    {
        foreach (var limiter in (PartitionedRateLimiter<string>[])[_failuresOfAddress, _failuresOfLogin, _pages, _strangers, _tokens]) limiter.Dispose();
    }

    private static bool Left(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key, 0);
        return lease.IsAcquired;
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Sliding(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = Window, SegmentsPerWindow = 5 }));

    private static PartitionedRateLimiter<string> Bucket(int burst, int perSecond) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
}
