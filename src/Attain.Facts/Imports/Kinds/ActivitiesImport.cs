namespace Attain.Facts;

internal sealed class ActivitiesImport(ImportRun run) : RecordImport<Activity>(
    run,
    ("day", nameof(Activity.Day)), ("kind", nameof(Activity.Kind)), ("rep", nameof(Activity.RepId)), ("customer", nameof(Activity.CustomerId)),
    ("opportunity", nameof(Activity.OpportunityId)), ("lead", nameof(Activity.LeadId)), ("minutes", nameof(Activity.Minutes)), ("note", nameof(Activity.Note)))
{
    protected override Activity Build(RowReader row) => new()
    {
        ExternalId = row.Text(Run["id"]) ?? "",
        Day = row.Day(Run["day"]) ?? default,
        Kind = row.Text(Run["kind"]) ?? "",
        RepId = References.People.Find(row, Run["rep"], Run["repName"]),
        CustomerId = References.Customers.Find(row, Run["customer"], Run["customerName"]),
        OpportunityId = References.Opportunities.Find(row, Run["opportunity"]),
        LeadId = References.Leads.Find(row, Run["lead"]),
        Minutes = row.Integer(Run["minutes"]),
        Note = row.Text(Run["note"]),
    };

    protected override void Count(Activity record) => Run.Tally.Fact(record.Day);
}
