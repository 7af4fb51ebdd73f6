using Attain.Facts;
using Microsoft.EntityFrameworkCore;

namespace Attain.Diagnosis;

internal sealed class ProblemMapping : IWorkspaceMapping
{
    public void Map(ModelBuilder model) => model.Entity<Problem>(e =>
    {
        e.HasOne<Person>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Attain.Facts.Change>().WithMany().HasForeignKey(p => p.ChangeId).OnDelete(DeleteBehavior.Restrict);
    });
}
