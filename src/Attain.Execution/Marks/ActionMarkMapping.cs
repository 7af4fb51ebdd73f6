using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Execution;

internal sealed class ActionMarkMapping : IWorkspaceMapping
{
    public void Map(ModelBuilder model) => model.Entity<ActionMark>(e =>
    {
        // An action of a day has one state, however often it is clicked.
        e.HasIndex(m => new { m.PersonId, m.Day, m.ActionKey }).IsUnique();
        e.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Change>().WithMany().HasForeignKey(m => m.ChangeId).OnDelete(DeleteBehavior.Restrict);
    });
}
