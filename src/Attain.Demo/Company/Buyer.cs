namespace Attain.Demo;

/// <summary>A customer as the generator knows it. Money in cents.</summary>
/// <param name="Weight">What is ordered again and again in a year; 0 for those who only buy in projects.</param>
/// <param name="OrdersAYear">How often.</param>
/// <param name="From">Busy days gone at the first order.</param>
/// <param name="To">Busy days gone when the customer goes away.</param>
/// <param name="Discount">The usual discount of this customer.</param>
internal sealed record Buyer(int Id, Seat Seat, string ShortName, int ChannelId, int TerritoryId, double Weight, double OrdersAYear, double From, double To, double Discount)
{
    /// <summary>The lines this customer needs, the main one first; from 0.</summary>
    public required IReadOnlyList<int> Lines { get; init; }
}
