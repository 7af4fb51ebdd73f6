namespace Attain.App.Tests;

/// <summary>A few people, customers and products in a new database, brought in through files as anybody would.</summary>
public static class SmallFiles
{
    public const string People = "id,name,manager,sells\n1,Ada,,0\n2,Ben,1,1\n3,Cui,1,1\n";
    public const string Customers = "id,name\nK1,North Bikes\nK2,South Bikes\n";
    public const string Orders = "order,day,customer,rep,product,quantity,amount,cost\nO1,2024-03-01,K1,2,,2,200.5000,120\nO2,2024-03-05,K2,3,,1,99.9999,\n";

    /// <summary>Creates the workspace and reads people, customers and orders in.</summary>
    public static void Load(Terminal terminal, TempFolder folder)
    {
        terminal.Run("init", "--workspace", "Small", "--currency", "USD", "--scale", "4", "--time-zone", "UTC").Code.ShouldBe(0);
        Import(terminal, folder, "people", People);
        Import(terminal, folder, "customers", Customers);
        Import(terminal, folder, "orders", Orders);
    }

    public static Ran Import(Terminal terminal, TempFolder folder, string kind, string text)
    {
        var ran = terminal.Run("import", folder.Write($"{kind}.csv", text), "--as", kind, "--format", "json");
        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        return ran;
    }
}
