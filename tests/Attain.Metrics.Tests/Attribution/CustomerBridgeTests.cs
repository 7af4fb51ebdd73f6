namespace Attain.Metrics.Tests;

public sealed class CustomerBridgeTests
{
    [Theory]
    [InlineData(1, null, 50L, CustomerMove.New)]
    [InlineData(1, 50L, null, CustomerMove.Lost)]
    [InlineData(1, 50L, 60L, CustomerMove.More)]
    [InlineData(1, 50L, 40L, CustomerMove.Less)]
    [InlineData(1, 50L, 0L, CustomerMove.Less)]
    [InlineData(1, -5L, null, CustomerMove.Lost)]
    [InlineData(0, 50L, 40L, CustomerMove.Unassigned)]
    public void Every_change_has_its_move(int customer, long? before, long? after, CustomerMove move) =>
        CustomerBridge.Of(customer, before, after).ShouldBe(move);

    [Theory]
    [InlineData(1, 50L, 50L)]
    [InlineData(1, null, 0L)]
    [InlineData(0, null, null)]
    public void No_change_has_none(int customer, long? before, long? after) => CustomerBridge.Of(customer, before, after).ShouldBeNull();
}
