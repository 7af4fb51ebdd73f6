using Attain.App.Pages.Strategy.Customers;
using Attain.App.Web;
using Attain.Core;

namespace Attain.App.Pages.Strategy;

/// <summary>With which plays: customers by what they are worth and how they buy, channels, products.</summary>
public static class StrategyPages
{
    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<CustomersPage>("strategy");
        routes.Page<PlaysPage>("strategy/plays");
        routes.Page<ChannelsPage>("strategy/channels");
        routes.Page<ProductsPage>("strategy/products");
        routes.Table("strategy/customers", CustomerTables.Members);
        routes.Table("strategy/rfm", CustomerTables.Rfm);
        routes.Table("strategy/tiers", CustomerTables.Tiers);
        routes.Table("strategy/plays-tiers", here => CustomerTables.Plays(here, Dimension.Tier));
        routes.Table("strategy/plays-segments", here => CustomerTables.Plays(here, Dimension.Segment));
        routes.Table("strategy/channels", ChannelTable.Of);
        foreach (var by in ProductTable.Cuts) routes.Table($"strategy/products-{by.Name()}", here => ProductTable.Of(here, by));
    }
}
