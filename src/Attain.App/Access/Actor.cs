namespace Attain.App.Access;

/// <summary>Who does something, and from where, as the audit will tell it.</summary>
/// <param name="AccountId">Null: nobody who is signed in, or the terminal.</param>
/// <param name="Address">Network address; empty for the terminal.</param>
public sealed record Actor(int? AccountId, string Login, string Address)
{
    public static Actor Terminal { get; } = new(null, "", "");
}
