namespace Attain.Metrics;

/// <summary>How much a customer matters: by contribution. Ids of dimension <c>tier</c>.</summary>
public static class CustomerTier
{
    public const int KeyAccount = 1;
    public const int Mid = 2;
    public const int LongTail = 3;
}

/// <summary>How a customer behaves: by recency, frequency and amount. Ids of dimension <c>segment</c>.</summary>
public static class CustomerSegment
{
    public const int HighValue = 1;
    public const int Potential = 2;
    public const int Regular = 3;
    public const int AtRisk = 4;
    public const int Dormant = 5;
}

/// <summary>Where a customer stands among all customers the viewer sees.</summary>
/// <param name="Tier">One of <see cref="CustomerTier"/>.</param>
/// <param name="Segment">One of <see cref="CustomerSegment"/>.</param>
/// <param name="Recency">Days since the last order.</param>
/// <param name="Frequency">Orders, all history.</param>
/// <param name="Monetary">Revenue in money units, all history.</param>
/// <param name="R">Score of recency, 1 (longest ago) to 5 (most recent).</param>
/// <param name="F">Score of frequency, 1 (fewest) to 5.</param>
/// <param name="M">Score of revenue, 1 (least) to 5.</param>
/// <param name="Contribution">Gross margin of the last 12 months in money units; revenue where no cost is loaded.</param>
public sealed record CustomerStanding(
    int CustomerId, int Tier, int Segment, int Recency, int Frequency, long Monetary, int R, int F, int M, long Contribution);
