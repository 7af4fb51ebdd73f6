using Attain.Facts;

namespace Attain.Metrics;

/// <summary>What a viewer may change: rows of the reps in sight; rows of nobody are the company's. What is out of sight is not there.</summary>
public sealed class RecordSight(WorkspaceView view)
{
    private IReadOnlySet<int>? _customers;
    private bool _known;

    public WorkspaceView View => view;

    public bool SeesAll => view.Viewer.RepIds is null;

    public bool Rep(int? id) => SeesAll || (id is { } known && view.Viewer.Sees(known));

    /// <summary>May be looked at and pointed to.</summary>
    public bool Customer(int? id)
    {
        if (SeesAll) return true;
        if (!_known) (_customers, _known) = (CustomerSight.Of(view), true);
        return id is { } known && _customers!.Contains(known);
    }

    /// <summary>May be changed: by whoever sees the owner; where nobody with the company owns it, by whoever sees the customer.</summary>
    public bool Customer(Customer row) => SeesAll
        || (row.OwnerId is { } owner && view.Directory.Person(owner)?.WorksOn(view.AsOf) == true ? view.Viewer.Sees(owner) : Customer(row.Id));

    /// <summary>Whether a reference may lead there.</summary>
    public bool Target(EditRows rows, Type to, int id) =>
        to == typeof(Person) ? Rep(id)
        : to == typeof(Customer) ? Customer(id) || (rows.Find<Customer>(id) is { } fresh && Customer(fresh))
        : to == typeof(Lead) ? Rep(rows.Find<Lead>(id)?.RepId)
        : to != typeof(Opportunity) || Rep(rows.Find<Opportunity>(id)?.RepId);
}
