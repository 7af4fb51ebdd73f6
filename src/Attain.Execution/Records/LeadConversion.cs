using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.Execution;

/// <summary>Makes a deal of a lead, and a customer where there is none yet: one edit, undone as one.</summary>
public static class LeadConversion
{
    /// <param name="version">The lead's version.</param>
    /// <param name="deal">Fields of the deal; what is not named comes from the lead.</param>
    /// <returns>Saved, with the id of the deal; or the conflict about the lead.</returns>
    /// <exception cref="InvalidFieldsException">Something typed cannot be saved.</exception>
    /// <exception cref="RefusedException">There is no such lead in sight, or it is converted already.</exception>
    public static EditOutcome Convert(WorkspaceView view, int leadId, long version, IReadOnlyDictionary<string, string?> deal, string actor) =>
        EditSession.Run<EditOutcome>(view.Store, actor, session =>
        {
            var lead = Records.Leads.Find(view, session.Rows, leadId);
            if (lead.ConvertedDay is { } day) throw new RefusedException(Sentence.Of("records.convertedAlready", ("day", day)));
            if (EditMerge.Since(session, Records.Leads.Form, lead, version, out var fields) is { } theirs && fields.Count > 0)
                return new EditOutcome.Conflict(leadId, lead.ChangeId, theirs, fields);

            var converted = session.Rows.Find<Lead>(leadId)!;
            converted.CustomerId ??= Records.Customers.Make(view, session, new Dictionary<string, string?> { ["name"] = lead.Name }, customer =>
                (customer.OwnerId, customer.TerritoryId) = (lead.RepId, lead.TerritoryId)).Id;
            var made = Records.Opportunities.Make(view, session, deal, opportunity =>
                (opportunity.Name, opportunity.CustomerId, opportunity.RepId, opportunity.TerritoryId, opportunity.ChannelId, opportunity.LeadSourceId, opportunity.LeadId) =
                (lead.Name, converted.CustomerId, lead.RepId, lead.TerritoryId, lead.ChannelId, lead.LeadSourceId, lead.Id));
            converted.ConvertedDay = made.Day < lead.Day ? lead.Day : made.Day;
            converted.FirstResponseAt ??= Math.Max(lead.CreatedAt, WorkDay.Now(view));
            session.Update(lead, converted);
            return new EditOutcome.Saved(made.Id, session.Version, session.EditId, null);
        });
}
