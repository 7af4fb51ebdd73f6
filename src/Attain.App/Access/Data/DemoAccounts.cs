using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.App.Access;

/// <summary>Somebody of the demo company whose place a visitor may take.</summary>
public sealed record DemoPerson(string Login, string Name, AccountRole Role, int? PersonId);

/// <summary>Accounts without a password that anybody may take with one click, in demo mode and only there.</summary>
public sealed class DemoAccounts(Installation installation, TimeProvider time)
{
    /// <summary>Makes the accounts, or brings them to what the demo company says now.</summary>
    public void Ensure(string workspace, IEnumerable<DemoPerson> people)
    {
        using var db = installation.OpenControl();
        var workspaceId = db.Workspaces.Single(w => w.Name == workspace).Id;
        foreach (var person in people)
        {
            Members.CheckRole(person.Role, person.PersonId);
            var login = Logins.Checked(person.Login);
            var account = db.Accounts.SingleOrDefault(a => a.Login == login);
            if (account is null)
            {
                account = new Account { Login = login, IsDemo = true, SecurityStamp = Secrets.New(), CreatedAt = time.GetUtcNow().ToUnixTimeSeconds() };
                db.Add(account);
            }
            // A real account that happens to have this login is nobody's to take.
            if (!account.IsDemo) continue;
            account.Name = person.Name;
            db.SaveChanges();
            var membership = db.Memberships.SingleOrDefault(m => m.AccountId == account.Id && m.WorkspaceId == workspaceId);
            if (membership is null) db.Add(membership = new AccountMembership { AccountId = account.Id, WorkspaceId = workspaceId });
            membership.Role = person.Role;
            membership.PersonId = person.PersonId;
            db.SaveChanges();
        }
    }

    /// <summary>Each account once, as what it is first of all: the director, the manager, the rep.</summary>
    public IReadOnlyList<(Account Account, AccountRole Role)> All()
    {
        using var db = installation.OpenControl();
        return
        [
            .. (from account in db.Accounts.AsNoTracking()
                where account.IsDemo && !account.IsDisabled
                join membership in db.Memberships on account.Id equals membership.AccountId
                orderby membership.Role, account.Id
                select new { account, membership.Role }).AsEnumerable().DistinctBy(row => row.account.Id).Select(row => (row.account, row.Role)),
        ];
    }
}
