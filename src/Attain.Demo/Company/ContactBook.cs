using System.Globalization;
using Attain.Facts;

namespace Attain.Demo;

/// <summary>Whom to call at a customer.</summary>
internal sealed class ContactBook(int seed, Names names, Rows rows)
{
    public void Make()
    {
        foreach (var customer in rows.Customers)
        {
            var draws = Draws.For(seed, Thing.Contact, customer.Id);
            for (var count = draws.Chance(0.25) ? 2 : 1; count > 0; count--)
            {
                Rows.Add(rows.Contacts, "K", new Contact
                {
                    CustomerId = customer.Id, Name = names.Surnames[draws.Below(names.Surnames.Length)] + draws.One(names.Given),
                    Position = draws.One(names.BuyerPositions), Phone = Phone(draws),
                });
            }
        }
    }

    /// <summary>A mobile number of a block that nobody is given.</summary>
    public static string Phone(Draws draws) => string.Create(CultureInfo.InvariantCulture, $"19900{draws.Below(1_000_000):D6}");
}
