namespace Attain.Facts;

internal sealed class TicketsImport(ImportRun run) : RecordImport<Ticket>(
    run,
    ("opened", nameof(Ticket.Day)), ("opened", nameof(Ticket.OpenedAt)), ("kind", nameof(Ticket.Kind)), ("firstResponse", nameof(Ticket.FirstResponseAt)),
    ("resolved", nameof(Ticket.ResolvedAt)), ("customer", nameof(Ticket.CustomerId)), ("rep", nameof(Ticket.RepId)), ("product", nameof(Ticket.ProductId)),
    ("satisfaction", nameof(Ticket.Satisfaction)))
{
    protected override Ticket Build(RowReader row)
    {
        var opened = row.Instant(Run["opened"]);
        return new()
        {
            ExternalId = row.Text(Run["id"]) ?? "",
            Day = opened?.Day ?? default,
            OpenedAt = opened?.Seconds ?? 0,
            Kind = row.Text(Run["kind"]) ?? "",
            FirstResponseAt = row.InstantNotBefore(Run["firstResponse"], opened),
            ResolvedAt = row.InstantNotBefore(Run["resolved"], opened),
            CustomerId = References.Customers.Find(row, Run["customer"], Run["customerName"]),
            RepId = References.People.Find(row, Run["rep"], Run["repName"]),
            ProductId = References.Products.Find(row, Run["product"], Run["productName"]),
            Satisfaction = row.Integer(Run["satisfaction"], factor: 100),
        };
    }

    protected override void Count(Ticket record) => Run.Tally.Fact(record.Day);
}
