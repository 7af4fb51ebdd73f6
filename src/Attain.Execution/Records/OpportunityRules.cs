using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>
/// A deal. Moving it to a stage writes its stage history; a stage that means won or lost closes it, and closing it moves it to
/// such a stage where there is one.
/// </summary>
internal sealed class OpportunityRules : RecordRules<Opportunity>
{
    public override EditForm Form { get; } = new(
        typeof(Opportunity),
        new("name", nameof(Opportunity.Name), EditType.Text) { Required = true },
        new("day", nameof(Opportunity.Day), EditType.Day),
        new("customer", nameof(Opportunity.CustomerId), EditType.Reference) { To = typeof(Customer) },
        new("rep", nameof(Opportunity.RepId), EditType.Reference) { To = typeof(Person) },
        new("stage", nameof(Opportunity.StageId), EditType.Reference) { To = typeof(Stage) },
        new("amount", nameof(Opportunity.Amount), EditType.Money),
        new("expectedClose", nameof(Opportunity.ExpectedCloseDay), EditType.Day),
        new("category", nameof(Opportunity.Category), EditType.Choice) { Required = true },
        new("outcome", nameof(Opportunity.Outcome), EditType.Choice) { Required = true },
        new("closed", nameof(Opportunity.ClosedDay), EditType.Day),
        new("reason", nameof(Opportunity.CloseReason), EditType.Text),
        new("nextStep", nameof(Opportunity.NextStep), EditType.Text),
        new("nextStepDay", nameof(Opportunity.NextStepDay), EditType.Day),
        new("product", nameof(Opportunity.ProductId), EditType.Reference) { To = typeof(Product) },
        new("territory", nameof(Opportunity.TerritoryId), EditType.Reference) { To = typeof(Territory) },
        new("channel", nameof(Opportunity.ChannelId), EditType.Reference) { To = typeof(Channel) },
        new("source", nameof(Opportunity.LeadSourceId), EditType.Reference) { To = typeof(LeadSource) },
        new("lead", nameof(Opportunity.LeadId), EditType.Reference) { To = typeof(Lead) });

    public override bool InSight(RecordSight sight, EditRows rows, Opportunity row) => sight.Rep(row.RepId);

    public override void Complete(WorkspaceView view, EditSession session, Opportunity? before, Opportunity after)
    {
        if (after.Day == default) after.Day = WorkDay.Of(view);
        var stages = session.Rows.List<Stage>(_ => true).OrderBy(stage => stage.Position).ToList();
        if (after.StageId is null && before is null) after.StageId = stages.Find(stage => stage.Outcome == after.Outcome)?.Id;
        if (after.StageId != before?.StageId && after.Outcome == (before?.Outcome ?? Outcome.Open) && stages.Find(stage => stage.Id == after.StageId) is { } entered)
            after.Outcome = entered.Outcome;
        else if (after.Outcome != (before?.Outcome ?? Outcome.Open) && stages.Find(stage => stage.Id == after.StageId)?.Outcome != after.Outcome)
            after.StageId = after.Outcome == Outcome.Open ? LastOpenStage(session, after.Id, stages) ?? after.StageId : stages.Find(stage => stage.Outcome == after.Outcome)?.Id ?? after.StageId;
        Close(view, before, after);
    }

    public override IEnumerable<FieldProblem> Check(WorkspaceView view, EditSession session, Opportunity row)
    {
        if (row.ClosedDay < row.Day) yield return new("closed", Sentence.Of("records.closedBefore", ("day", row.Day)));
        foreach (var problem in NotAhead(view, "day", row.Day)) yield return problem;
        foreach (var problem in NotAhead(view, "closed", row.ClosedDay)) yield return problem;
    }

    public override IEnumerable<DateOnly> Days(Opportunity row) => row.ClosedDay is { } closed ? [row.Day, closed] : [row.Day];

    public override void Follow(WorkspaceView view, EditSession session, Opportunity? before, Opportunity after)
    {
        if (after.StageId is { } stage && stage != before?.StageId)
            session.Insert(new StageEntry { OpportunityId = after.Id, StageId = stage, EnteredAt = WorkDay.Now(view) });
    }

    private static void Close(WorkspaceView view, Opportunity? before, Opportunity after)
    {
        if (after.Outcome == Outcome.Open)
        {
            after.ClosedDay = null;
            if (after.Category == ForecastCategory.Closed) after.Category = ForecastCategory.Pipeline;
            if (before is { Outcome: not Outcome.Open } && after.CloseReason == before.CloseReason) after.CloseReason = null;
            return;
        }
        after.ClosedDay ??= WorkDay.Of(view);
        after.Category = ForecastCategory.Closed;
    }

    /// <summary>Where a deal that is opened again goes on: the last stage it was in that was not the end.</summary>
    private static int? LastOpenStage(EditSession session, int opportunity, List<Stage> stages)
    {
        var open = stages.Where(stage => stage.Outcome == Outcome.Open).Select(stage => stage.Id).ToHashSet();
        return session.Rows.List<StageEntry>(entry => entry.OpportunityId == opportunity).Where(entry => open.Contains(entry.StageId)).MaxBy(entry => (entry.EnteredAt, entry.Id))?.StageId
            ?? stages.FindLast(stage => stage.Outcome == Outcome.Open)?.Id;
    }
}
