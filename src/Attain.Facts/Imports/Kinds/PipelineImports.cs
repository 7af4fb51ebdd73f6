namespace Attain.Facts;

internal sealed class LeadsImport(ImportRun run) : RecordImport<Lead>(
    run,
    ("created", nameof(Lead.Day)), ("created", nameof(Lead.CreatedAt)), ("name", nameof(Lead.Name)), ("source", nameof(Lead.LeadSourceId)),
    ("channel", nameof(Lead.ChannelId)), ("rep", nameof(Lead.RepId)), ("territory", nameof(Lead.TerritoryId)), ("customer", nameof(Lead.CustomerId)),
    ("grade", nameof(Lead.Grade)), ("firstResponse", nameof(Lead.FirstResponseAt)), ("converted", nameof(Lead.ConvertedDay)))
{
    protected override Lead Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        var created = row.Instant(Run["created"]);
        return new()
        {
            ExternalId = id,
            Name = row.Text(Run["name"]) ?? id,
            Day = created?.Day ?? default,
            CreatedAt = created?.Seconds ?? 0,
            LeadSourceId = References.Sources.Find(row, Run["source"]),
            ChannelId = References.Channels.Find(row, Run["channel"]),
            RepId = References.People.Find(row, Run["rep"], Run["repName"]),
            TerritoryId = References.Territories.Find(row, Run["territory"], Run["territoryName"]),
            CustomerId = References.Customers.Find(row, Run["customer"], Run["customerName"]),
            Grade = row.Text(Run["grade"]),
            FirstResponseAt = row.InstantNotBefore(Run["firstResponse"], created),
            ConvertedDay = row.DayNotBefore(Run["converted"], created?.Day),
        };
    }

    protected override void Count(Lead record) => Run.Tally.Fact(record.Day);
}

internal sealed class OpportunitiesImport(ImportRun run) : RecordImport<Opportunity>(
    run,
    ("name", nameof(Opportunity.Name)), ("day", nameof(Opportunity.Day)), ("customer", nameof(Opportunity.CustomerId)), ("rep", nameof(Opportunity.RepId)),
    ("product", nameof(Opportunity.ProductId)), ("territory", nameof(Opportunity.TerritoryId)), ("channel", nameof(Opportunity.ChannelId)),
    ("source", nameof(Opportunity.LeadSourceId)), ("lead", nameof(Opportunity.LeadId)), ("stage", nameof(Opportunity.StageId)),
    ("amount", nameof(Opportunity.Amount)), ("expectedClose", nameof(Opportunity.ExpectedCloseDay)), ("closed", nameof(Opportunity.ClosedDay)),
    ("outcome", nameof(Opportunity.Outcome)), ("category", nameof(Opportunity.Category)))
{
    protected override Opportunity Build(RowReader row)
    {
        var id = row.Text(Run["id"]) ?? "";
        var day = row.Day(Run["day"]);
        var outcome = row.Choice<Outcome>(Run["outcome"]);
        var closed = row.DayNotBefore(Run["closed"], day);
        if (outcome is Outcome.Won or Outcome.Lost && closed is null && !row.IsBad) row.Problem(Run["closed"], Core.Sentence.Of("import.closedMissing"));
        return new()
        {
            ExternalId = id,
            Name = row.Text(Run["name"]) ?? id,
            Day = day ?? default,
            CustomerId = References.Customers.Find(row, Run["customer"], Run["customerName"]),
            RepId = References.People.Find(row, Run["rep"], Run["repName"]),
            ProductId = References.Products.Find(row, Run["product"], Run["productName"]),
            TerritoryId = References.Territories.Find(row, Run["territory"], Run["territoryName"]),
            ChannelId = References.Channels.Find(row, Run["channel"]),
            LeadSourceId = References.Sources.Find(row, Run["source"]),
            LeadId = References.Leads.Find(row, Run["lead"]),
            StageId = References.Stages.Find(row, Run["stage"]),
            Amount = row.Money(Run["amount"]),
            ExpectedCloseDay = row.Day(Run["expectedClose"]),
            // An open deal is not closed, whatever day the source expects.
            ClosedDay = outcome is null or Outcome.Open ? null : closed,
            Outcome = outcome ?? Outcome.Open,
            Category = row.Choice<ForecastCategory>(Run["category"]) ?? (outcome is Outcome.Won or Outcome.Lost ? ForecastCategory.Closed : ForecastCategory.Pipeline),
        };
    }

    protected override void Count(Opportunity record)
    {
        Run.Tally.Fact(record.Day);
        if (record.ClosedDay is { } closed) Run.Tally.Fact(closed);
    }
}

/// <summary>Stage history: when a deal entered a stage.</summary>
internal sealed class StagesImport(ImportRun run) : RecordImport<StageEntry>(
    run, ("opportunity", nameof(StageEntry.OpportunityId)), ("stage", nameof(StageEntry.StageId)), ("entered", nameof(StageEntry.EnteredAt)))
{
    protected override StageEntry Build(RowReader row)
    {
        var opportunity = References.Opportunities.Find(row, Run["opportunity"]);
        var entered = row.Instant(Run["entered"]);
        return new()
        {
            ExternalId = row.Text(Run["id"]) ?? RowKey.Of(row, Run["opportunity"], Run["stage"], Run["entered"]),
            OpportunityId = opportunity ?? 0,
            StageId = References.Stages.Find(row, Run["stage"]) ?? 0,
            EnteredAt = entered?.Seconds ?? 0,
        };
    }
}
