using Attain.App.Web;
using Attain.Core;
using Attain.Execution;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Execute;

/// <summary>The board as the address asks for it.</summary>
internal sealed record BoardModel(PipelineBoard Board, string? Text, DealFilter Filter)
{
    /// <summary>Cards of a column before more are asked for.</summary>
    public const int Cards = 12;

    public static BoardModel Of(PageContext here)
    {
        var text = here["q"]?.Trim();
        var filter = Enum.TryParse<DealFilter>(here["show"], ignoreCase: true, out var known) ? known : DealFilter.All;
        var board = here.Keep(("board", here.Scope, text, filter), () =>
        {
            var month = here.Profile.Calendar.Of(Grain.Month, WorkDay.Of(here.View)).Days;
            return PipelineBoard.Build(here.View, here.Scope, DealSearch.Find(here.View, text, filter), month);
        });
        return new(board, text, filter);
    }

    /// <summary>What all of it comes to.</summary>
    public string Says(PageContext here) => Board.Weighted is { } weighted
        ? here.Words.Say("execute.board.lead.weighted", ("count", Board.Count), ("sum", here.Profile.Money(Board.Units)), ("weighted", here.Profile.Money(weighted)))
        : here.Words.Say("execute.board.lead", ("count", Board.Count), ("sum", here.Profile.Money(Board.Units)));

    /// <summary>The first cards of every column, read together.</summary>
    public ILookup<int, DealCard> FirstCards(PageContext here)
    {
        var cards = DealCard.Read(here.View, [.. Board.Columns.SelectMany(column => column.Ids.Take(Cards))]).ToDictionary(card => card.Deal.Id);
        return Board.Columns.SelectMany(column => column.Ids.Take(Cards).Where(cards.ContainsKey).Select(id => (column, card: cards[id]))).ToLookup(pair => Key(pair.column), pair => pair.card);
    }

    /// <summary>Deals without a stage are told apart by how they ended.</summary>
    public static int Key(PipelineColumn column) => column.StageId > 0 ? column.StageId : -1 - (int)column.Outcome;
}
