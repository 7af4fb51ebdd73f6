using System.Globalization;
using Attain.App.Web;
using Attain.App.Web.Tables;
using Attain.Core;
using Attain.Facts;
using Attain.Metrics;

namespace Attain.App.Pages.Diagnose.Metrics;

/// <summary>Records of any fact as a table: each fact shows the columns it has.</summary>
internal static class RecordsTable
{
    private static readonly (FactColumn Column, Dimension Dimension)[] Members =
    [
        (FactColumn.Customer, Dimension.Customer), (FactColumn.Product, Dimension.Product), (FactColumn.Rep, Dimension.Rep),
        (FactColumn.Channel, Dimension.Channel), (FactColumn.Source, Dimension.Source), (FactColumn.Stage, Dimension.Stage),
    ];

    public static Table Of(PageContext here)
    {
        var asked = RecordsAsked.Of(here);
        var (rows, names, words) = (asked.Read(here), asked.Names(here), here.Words);
        var table = here.View.Facts[rows.Fact];
        var named = Members.Where(member => table.Index(member.Column) >= 0).ToList();
        var hasNames = names.Values.Any(name => name.Name is not null);
        var numbers = Numbers(here, rows.Fact);
        return new("records", "diagnose/records", words["diagnose.records." + rows.Fact],
            [
                new("number", words["diagnose.record.number"]), .. hasNames ? (Column[])[new("name", words["diagnose.record.name"])] : [],
                new("day", words["diagnose.record.day"]),
                .. named.Select(member => new Column(member.Dimension.Name(), words[MetricTexts.Name(member.Dimension)]) { Minor = member.Dimension is Dimension.Channel or Dimension.Source }),
                .. numbers.Select(number => new Column(number.Key, words[number.Text]) { Number = true }),
            ],
            [
                .. rows.Rows.Select(row => new Row(
                [
                    Number(here, rows.Fact, row, names.GetValueOrDefault(row.Id)),
                    .. hasNames ? (Cell[])[names.GetValueOrDefault(row.Id)?.Name] : [],
                    new(row.Day) { Text = row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                    .. named.Select(member => Member(here, member.Dimension, (int)row[member.Column])),
                    .. numbers.Select(number => new Cell(number.Of(row))),
                ])),
            ])
        { Filter = true, PageSize = 50, Empty = words["diagnose.records.none"] };
    }

    private static Cell Member(PageContext here, Dimension dimension, int id)
    {
        if (id == 0) return new(null);
        var member = here.View.Member(dimension, id);
        return new(here.Words.Name(member)) { Link = dimension == Dimension.Customer ? MemberLinks.Of(here, member) : null };
    }

    private static Cell Number(PageContext here, FactKind fact, FactRow row, RecordName? name) => new(name?.Number is { Length: > 0 } number ? number : FormattableString.Invariant($"#{row.Id}"))
    {
        Link = fact switch
        {
            FactKind.OrderLines => here.Link(FormattableString.Invariant($"execute/orders/{row[FactColumn.Order]}")),
            FactKind.Opportunities => here.Link(FormattableString.Invariant($"execute/deals/{row.Id}")),
            FactKind.Leads => here.Link(FormattableString.Invariant($"execute/leads/{row.Id}")),
            _ => null,
        },
    };

    private static IReadOnlyList<(string Key, string Text, Func<FactRow, object?> Of)> Numbers(PageContext here, FactKind fact)
    {
        Money Money(long units) => here.Profile.Money(units);
        return fact switch
        {
            FactKind.OrderLines =>
            [
                ("quantity", "metric.quantity", row => (decimal)row[FactColumn.Quantity] / 1000),
                ("amount", "report.amount", row => Money(row[FactColumn.Amount])),
                ("margin", "metric.gross_margin", row => row[FactColumn.HasCost] == 1 ? Money(row[FactColumn.Amount] - row[FactColumn.Cost]) : null),
            ],
            FactKind.Opportunities =>
            [
                ("amount", "report.amount", row => row[FactColumn.HasAmount] == 1 ? Money(row[FactColumn.Amount]) : null),
                ("outcome", "diagnose.record.outcome", row => Sentence.Of($"diagnose.outcome.{(Outcome)row[FactColumn.Outcome]}")),
            ],
            FactKind.Leads =>
            [
                ("response", "metric.first_response_hours", row => Hours(row)),
                ("converted", "diagnose.record.converted", row => row[FactColumn.IsConverted] == 1 ? Sentence.Of("diagnose.record.yes") : null),
            ],
            FactKind.Tickets => [("response", "metric.ticket_response_hours", row => Hours(row))],
            FactKind.Spend => [("amount", "report.amount", row => Money(row[FactColumn.Amount]))],
            _ => [],
        };
    }

    private static object? Hours(FactRow row) => row[FactColumn.HasResponse] == 1 ? Math.Round(row[FactColumn.ResponseSeconds] / 3600m, 1) : null;
}
