using Attain.App;
using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Imports.Guessing;

public sealed class MappingGuesserTests
{
    private static readonly MappingGuesser Guesser = new(AttainServices.AllTexts());

    [Fact]
    public void Chinese_order_file_is_recognised_with_all_its_columns()
    {
        var guess = Best("单据编号,下单日期,客户名称,业务员,产品编码,数量,含税金额(元),成本\nSO1,2026/3/1,远大,张三,P1,2,\"1,200.50\",800\nSO2,2026/3/2,宏图,李四,P2,1,300,200\n");
        guess.Kind.ShouldBe("orders");
        guess.IsWhole.ShouldBeTrue();
        Columns(guess).ShouldBe(new Dictionary<string, string>
        {
            ["order"] = "单据编号", ["day"] = "下单日期", ["customerName"] = "客户名称", ["customer"] = "客户名称", ["rep"] = "业务员",
            ["product"] = "产品编码", ["quantity"] = "数量", ["amount"] = "含税金额(元)", ["cost"] = "成本",
        }, ignoreOrder: true);
        guess.Form.Thousands.ShouldBe(',');
    }

    [Fact]
    public void English_customer_file_is_recognised()
    {
        var guess = Best("Account ID,Account Name,Industry,Account Owner,Region\nA1,Acme,Retail,E7,North\n");
        guess.Kind.ShouldBe("customers");
        Columns(guess).ShouldBe(new Dictionary<string, string>
        {
            ["id"] = "Account ID", ["name"] = "Account Name", ["industry"] = "Industry", ["owner"] = "Account Owner", ["territory"] = "Region",
        }, ignoreOrder: true);
    }

    [Fact]
    public void Column_is_called_amount_but_holds_words_it_is_not_taken()
    {
        var guess = Guesser.Of("orders", Preview("订单号,日期,金额,记录人\n1,2026-03-01,含税,张\n2,2026-03-02,不含税,李\n"));
        Columns(guess).ContainsKey("amount").ShouldBeFalse();
        guess.IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void Day_is_called_nothing_like_it_the_one_column_of_days_is_taken_unsurely()
    {
        var guess = Guesser.Of("orders", Preview("订单号,何时,金额\n1,2026-03-01,100\n2,2026-03-02,200\n"));
        var day = guess.Fields.Single(f => f.Field.Name == "day");
        day.Column.ShouldBe("何时");
        day.Confidence.ShouldBeLessThan(0.5m);
    }

    [Theory]
    [InlineData("12/31/2025", "M/d/yyyy", false)]
    [InlineData("31/12/2025", "d/M/yyyy", false)]
    [InlineData("03/04/2025", "M/d/yyyy", true)]
    [InlineData("2025年3月4日", null, false)]
    public void Days_are_written_in_a_form_it_is_found(string day, string? pattern, bool unsure)
    {
        var form = Guesser.Of("orders", Preview($"订单号,日期,金额\n1,{day},100\n")).Form;
        (form.Date, form.DateIsUnsure).ShouldBe((pattern, unsure));
    }

    [Fact]
    public void Comma_is_the_decimal_sign_it_is_found()
    {
        var form = Guesser.Of("orders", Preview("order;date;amount\n1;2025-03-01;1.200,50\n")).Form;
        (form.DecimalSign, form.Thousands).ShouldBe((',', '.'));
    }

    [Fact]
    public void File_of_chinese_excel_is_read()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.csv");
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(FilePreview.ChineseEncoding)!;
        File.WriteAllBytes(path, encoding.GetBytes("客户编号,客户名称\nC1,远航\n"));
        var preview = FilePreview.Read(path);
        (preview.Encoding, preview.Columns[1].Name, preview.Columns[1].Samples[0]).ShouldBe((FilePreview.ChineseEncoding, "客户名称", "远航"));
    }

    [Fact]
    public void Names_stand_twice_they_are_told_apart() =>
        Preview("a,b,a\n1,2,3\n").Columns.Select(c => c.Name).ShouldBe(["a#1", "b", "a#2"]);

    [Fact]
    public void Every_field_of_every_kind_has_names_and_a_label()
    {
        var texts = AttainServices.AllTexts();
        foreach (var kind in ImportKinds.Names)
        foreach (var field in ImportKinds.Fields(kind))
        {
            (texts.Has($"import.names.{kind}.{field.Name}") || texts.Has($"import.names.{field.Name}")).ShouldBeTrue($"{kind}.{field.Name}");
            texts.Has(field.Label.Key).ShouldBeTrue(field.Name);
        }
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void Guess_is_taken_as_it_is_the_file_comes_in(TestDatabase database)
    {
        using var workspace = TestWorkspace.Create(database);
        using var folder = new TempFolder();
        var path = folder.Write("订单.csv", "单号,日期,客户名称,产品,数量,金额\nSO1,3/25/2026,远大,水泵,2,\"1,200.50\"\nSO2,3/26/2026,宏图,电机,1,300\n");
        var preview = FilePreview.Read(path);
        var choice = MappingChoice.Of(Guesser.Best(preview), preview.Encoding) with { Create = ["customer", "product"], Source = "erp" };
        var report = new Importer(workspace.Store).Run(new ImportRequest(path, choice.Kind, choice.ToMapping("mapping")), cancellationToken: TestContext.Current.CancellationToken);
        (report.Problems.Count, report.Inserted, report.Written).ShouldBe((0, 2, true));
        using var db = workspace.Store.NewDb();
        db.Set<OrderLine>().Sum(l => l.Amount).ShouldBe(150050);
        db.Set<Customer>().Select(c => c.Name).ToList().ShouldBe(["远大", "宏图"], ignoreOrder: true);
    }

    private static MappingGuess Best(string text) => Guesser.Best(Preview(text));

    private static FilePreview Preview(string text)
    {
        using var folder = new TempFolder();
        return FilePreview.Read(folder.Write("file.csv", text));
    }

    private static Dictionary<string, string> Columns(MappingGuess guess) =>
        guess.Fields.Where(f => f.Column is not null).ToDictionary(f => f.Field.Name, f => f.Column!);
}
