using System.Globalization;
using Attain.App.Web;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>Deals one by one and as a list.</summary>
internal static class DealRoutes
{
    public static readonly RecordDesk<Opportunity> Desk = new(
        "deals", Records.Opportunities,
        ["name", "customer", "amount", "expectedClose", "stage", "rep", "nextStep", "nextStepDay"],
        ["name", "customer", "amount", "expectedClose", "stage", "category", "rep", "nextStep", "nextStepDay", "product", "channel", "source"],
        (here, deal) => here.Link($"execute/deals/{deal.Id.ToString(CultureInfo.InvariantCulture)}"),
        deal => deal.Outcome == Outcome.Open ? [] : ["reason", "closed"]);

    public static void Map(WorkspaceRoutes routes)
    {
        routes.Page<DealsPage>("execute/deals");
        routes.Table("execute/deals", DealsTable.Of);
        Desk.Map(routes);
        routes.Get("execute/deals/{id:int}", Capability.Read, (PageContext here, int id) => Fragment.Of<DealPage>(("Model", DealModel.Of(here, id))));
        routes.Get("execute/deals/{id:int}/close", Capability.EditRecords, (PageContext here, HttpContext http, int id) =>
        {
            var deal = Desk.Read(here, id);
            return FormAnswers.Show(http, CloseForm(here, deal, here["as"] == "lost" ? Outcome.Lost : Outcome.Won, deal.ChangeId, FormAnswers.Back(here, http, null, here.Link($"execute/deals/{id.ToString(CultureInfo.InvariantCulture)}"))));
        });
    }

    /// <summary>Asks how a deal ended.</summary>
    public static FormModel CloseForm(PageContext here, Opportunity deal, Outcome outcome, long version, string back)
    {
        var (words, form) = (new FieldWords(here), Records.Opportunities.Form);
        FormItem Item(string name, string? text) => words.Item(form, form.Find(name)!, text, null, null);
        return new(
            here.Words.Say(outcome == Outcome.Won ? "execute.win.title" : "execute.lose.title", ("deal", deal.Name)),
            here.Link($"execute/deals/{deal.Id.ToString(CultureInfo.InvariantCulture)}/edit"),
            [Item("reason", null), Item("amount", form.Text(deal, form.Find("amount")!, here.Profile)), Item("closed", WorkDay.Of(here.View).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
            [("outcome", outcome.ToString()), ("version", version.ToString(CultureInfo.InvariantCulture)), ("back", back)])
        {
            Note = here.Words[outcome == Outcome.Won ? "execute.win.note" : "execute.lose.note"],
        };
    }
}
