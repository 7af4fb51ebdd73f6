using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Review;

internal sealed class KeptReportMapping : IWorkspaceMapping
{
    public void Map(ModelBuilder model) => model.Entity<KeptReport>(e =>
    {
        // History is read by kind, the latest period first.
        e.HasIndex(r => new { r.Kind, r.Day });
        e.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Change>().WithMany().HasForeignKey(r => r.ChangeId).OnDelete(DeleteBehavior.Restrict);
    });
}
