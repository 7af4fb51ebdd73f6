namespace Attain.Facts;

internal sealed class SpendImport(ImportRun run) : RecordImport<Spend>(
    run,
    ("day", nameof(Spend.Day)), ("channel", nameof(Spend.ChannelId)), ("source", nameof(Spend.LeadSourceId)), ("amount", nameof(Spend.Amount)))
{
    protected override Spend Build(RowReader row) => new()
    {
        Day = row.Day(Run["day"]) ?? default,
        ChannelId = References.Channels.Find(row, Run["channel"]),
        LeadSourceId = References.Sources.Find(row, Run["source"]),
        Amount = row.Money(Run["amount"]) ?? 0,
        ExternalId = row.Text(Run["id"]) ?? RowKey.Of(row, Run["day"], Run["channel"], Run["source"]),
    };

    protected override void Count(Spend record) => Run.Tally.Fact(record.Day);

    protected override bool Add(Spend to, Spend more)
    {
        to.Amount += more.Amount;
        return true;
    }
}
