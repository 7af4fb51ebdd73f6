using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Targets;

namespace Attain.App.Pages.Execute;

/// <summary>The deals of the board as a table.</summary>
internal static class DealsTable
{
    /// <summary>A list longer than this is for a file of the database, not for a page.</summary>
    private const int Most = 5_000;

    public static Table Of(PageContext here)
    {
        var rows = here.Keep(("deals", here.Scope, here["q"], here["show"]), () => DealCard.Read(here.View, [.. BoardModel.Of(here).Board.Open.SelectMany(column => column.Ids).Take(Most)]).ToList());
        var stages = FieldWords.Stages(here).ToDictionary(stage => stage.Id);
        var words = here.Words;
        return new("deals", "execute/deals", words["execute.deals"],
        [
            new("name", words["field.name"]), new("customer", words["field.customer"]), new("rep", words["field.rep"]), new("stage", words["field.stage"]),
            new("amount", words["field.amount"]) { Number = true }, new("weighted", words["execute.board.weighted"]) { Number = true, Minor = true },
            new("close", words["field.expectedClose"]) { Number = true }, new("days", words["execute.stageDays"]) { Number = true, Hint = words["execute.stageDays.says"] },
            new("category", words["field.category"]) { Minor = true }, new("step", words["field.nextStep"]), new("state", words["execute.state"]),
        ],
        [.. rows.Select(card => Row(here, card, stages))])
        {
            Sort = "-amount", Filter = true, Empty = words["execute.deals.empty"],
        };
    }

    private static Row Row(PageContext here, DealCard card, Dictionary<int, Stage> stages)
    {
        var (deal, words) = (card.Deal, here.Words);
        var stage = deal.StageId is { } id ? stages.GetValueOrDefault(id) : null;
        var money = deal.Amount is { } amount ? here.Profile.Money(amount) : (Money?)null;
        var weighted = deal.Amount is { } value && stage?.Probability is { } chance ? here.Profile.Money((long)decimal.Round((decimal)value * chance / 10_000)) : (Money?)null;
        return new([
            new(deal.Name),
            new(deal.CustomerId is { } customer ? here.View.Directory.Customer(customer)?.Name : null) { Link = deal.CustomerId is { } to ? here.Link($"execute/customers/{to.ToString(CultureInfo.InvariantCulture)}") : null },
            new(deal.RepId is { } rep ? here.View.Directory.Person(rep)?.Name : null),
            new(stage?.Position) { Text = stage?.Name },
            new(money), new(weighted), new(deal.ExpectedCloseDay), new(card.StageDays),
            new(words[$"choice.{deal.Category}"]),
            new(deal.NextStep) { Note = deal.NextStepDay is { } day ? words.Day(day) : null },
            new(words[$"execute.state.{card.State}"]) { Light = card.State switch { DealState.Overdue => Light.Red, DealState.Resting => Light.Yellow, _ => Light.Green } },
        ])
        {
            Link = here.Link($"execute/deals/{deal.Id.ToString(CultureInfo.InvariantCulture)}"),
        };
    }
}
