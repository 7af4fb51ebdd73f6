using System.IO.Compression;
using System.Text;

namespace Attain.Facts.Tests.Imports;

/// <summary>Files as they come: packed, in other alphabets and dialects, or not what they are named.</summary>
public sealed class FileTests : IDisposable
{
    private const string Mapping = "{ 'fields': { 'id': 'Id', 'name': 'Name' } }";

    private readonly ImportBench _bench = new();

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("\ufeff")]
    public void Empty_file_is_refused(string text) => _bench.Refusal("customers", text, Mapping).ShouldContain("is empty");

    [Fact]
    public void Header_without_rows_is_refused() => _bench.Refusal("customers", "Id,Name\n", Mapping).ShouldContain("has a header but no rows");

    [Fact]
    public void File_that_is_not_there_is_refused() =>
        _bench.RefusalOf(() => _bench.ImportFile("customers", _bench.Folder.File("none.csv"), Mapping)).ShouldContain("There is no file");

    [Theory]
    [InlineData("PK\u0003\u0004 this was a spreadsheet")]
    [InlineData("Id,Name\n1,A\0B\n")]
    [InlineData("%PDF-1.7 and so on")]
    public void File_that_is_no_text_is_refused(string text) => _bench.Refusal("customers", text, Mapping).ShouldContain("is not text");

    [Fact]
    public void File_without_delimiter_is_refused_when_several_columns_are_needed() =>
        _bench.Refusal("customers", "Dear Sir\nthank you for your letter\n", Mapping).ShouldContain("no delimiter was found");

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Delimiter_is_found(char delimiter)
    {
        _bench.Import("customers", $"Id{delimiter}Name{delimiter}Note\n1{delimiter}\"a, b; c | d\"{delimiter}\"x,y\"\n2{delimiter}B{delimiter}\n", Mapping).Inserted.ShouldBe(2);

        _bench.Only<Customer>("1").Name.ShouldBe("a, b; c | d");
    }

    [Theory]
    [InlineData("gb18030", false)]
    [InlineData("gbk", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public void Chinese_text_is_read_in_its_encoding(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var file = _bench.Folder.File("chinese.csv");
        File.WriteAllBytes(file, [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Id,Name\n1,上海贸易有限公司\n")]);

        _bench.ImportFile("customers", file, mark ? Mapping : Mapping.Replace("{ 'fields'", $"{{ 'encoding': '{name}', 'fields'", StringComparison.Ordinal));

        _bench.Only<Customer>("1").Name.ShouldBe("上海贸易有限公司");
    }

    [Fact]
    public void Text_in_another_encoding_is_refused_with_its_line()
    {
        var file = _bench.Folder.File("chinese.csv");
        File.WriteAllBytes(file, [.. "Id,Name\n1,A\n2,"u8, .. CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("上海"), (byte)'\n']);

        _bench.RefusalOf(() => _bench.ImportFile("customers", file, Mapping)).ShouldContain("Line 3 of");
    }

    [Fact]
    public void Encoding_nobody_knows_is_refused() =>
        _bench.Refusal("customers", "Id,Name\n1,A\n", "{ 'encoding': 'klingon', 'fields': { 'id': 'Id' } }").ShouldContain("no encoding named \"klingon\"");

    [Fact]
    public void Packed_file_is_read()
    {
        var file = Pack("packed.csv.gz", Rows(1_000));

        _bench.ImportFile("customers", file, Mapping).Inserted.ShouldBe(1_000);
    }

    [Fact]
    public void Packed_files_joined_one_after_another_are_read_as_one()
    {
        var (head, tail) = (File.ReadAllBytes(Pack("a.gz", "Id,Name\n1,A\n")), File.ReadAllBytes(Pack("b.gz", "2,B\n")));
        var file = _bench.Folder.File("joined.csv.gz");
        File.WriteAllBytes(file, [.. head, .. tail]);

        _bench.ImportFile("customers", file, Mapping).Inserted.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(500)]
    public void Packed_file_cut_off_is_refused(int missing)
    {
        var file = Pack("cut.csv.gz", Rows(5_000));
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^missing]);

        _bench.RefusalOf(() => _bench.ImportFile("customers", file, Mapping)).ShouldContain("is cut off");
    }

    [Fact]
    public void Packed_file_damaged_is_refused()
    {
        var file = Pack("broken.csv.gz", Rows(5_000));
        var bytes = File.ReadAllBytes(file);
        bytes[^6] ^= 0x55;
        File.WriteAllBytes(file, bytes);

        _bench.RefusalOf(() => _bench.ImportFile("customers", file, Mapping)).ShouldContain("is damaged");
    }

    [Fact]
    public void File_named_gz_that_is_none_is_refused() =>
        _bench.RefusalOf(() => _bench.ImportFile("customers", _bench.Write("plain.csv.gz", "Id,Name\n1,A\n"), Mapping)).ShouldContain("is no gzip file");

    [Fact]
    public void Quotes_hold_delimiters_quotes_and_line_ends_and_rows_keep_their_line_numbers()
    {
        var problems = _bench.Problems("customers", "Id,Name,Size,potential\n1,\"say \"\"hi\"\",\nagain\",,1\n\n2,B,,x\n",
            "{ 'fields': { 'id': 'Id', 'name': 'Name', 'potential': 'potential' } }");

        problems.ShouldBe(["5 potential: \"x\" is not a number (decimal and thousands signs are those of the mapping)"]);
        _bench.Import("customers", "Id,Name\r\n1,\"say \"\"hi\"\",\nagain\"\r\n2,\r\n", Mapping);
        _bench.Only<Customer>("1").Name.ShouldBe("say \"hi\",\nagain");
    }

    [Fact]
    public void Rows_of_another_shape_are_problems()
    {
        _bench.Problems("customers", "Id,Name\n1,A\n2\n3,C,D\n4,E,,\n5,\"F\"x\n6,\"G", Mapping).ShouldBe(
        [
            "3 : it has 1 columns, the header has 2",
            "4 : it has 3 columns, the header has 2",
            "6 : text follows a closing quote where a delimiter is expected",
            "7 : a quote is left open",
        ]);
    }

    [Fact]
    public void Header_that_repeats_a_name_needs_to_be_told_apart()
    {
        _bench.Refusal("customers", "Id,Name,Name\n1,A,B\n", Mapping).ShouldContain("Tell them apart as Name#1, Name#2");

        _bench.Import("customers", "Id,Name,Name\n1,A,B\n", Mapping.Replace("'Name'", "'Name#2'", StringComparison.Ordinal));
        _bench.Only<Customer>("1").Name.ShouldBe("B");
    }

    [Fact]
    public void File_without_header_names_columns_by_number()
    {
        _bench.Import("customers", "7,Seven\n8,Eight\n", "{ 'header': false, 'fields': { 'id': '1', 'name': '2' } }").Inserted.ShouldBe(2);

        _bench.Only<Customer>("7").Name.ShouldBe("Seven");
    }

    [Theory]
    [InlineData("1.234,56", ",", ".", 123_456)]
    [InlineData("1 234,56", ",", " ", 123_456)]
    [InlineData("1,234,567.8", ".", ",", 123_456_780)]
    [InlineData("¥1,234.50", ".", ",", 123_450)]
    [InlineData("(12.50)", ".", null, -1_250)]
    [InlineData("12.50-", ".", null, -1_250)]
    [InlineData("1.5E3", ".", null, 150_000)]
    [InlineData("+.5", ".", null, 50)]
    [InlineData("50%", ".", null, 50)]
    public void Number_is_read_as_the_file_writes_it(string text, string sign, string? thousands, long units)
    {
        var grouping = thousands is null ? "" : $"'thousands': '{thousands}', ";
        _bench.Import("customers", $"Id;P\n1;{text}\n", $"{{ 'decimal': '{sign}', {grouping}'fields': {{ 'id': 'Id', 'potential': 'P' }} }}");

        _bench.Only<Customer>("1").Potential.ShouldBe(units);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1,2345.0")]
    [InlineData("12,34,567")]
    [InlineData("1.2.3")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("12a")]
    [InlineData("--1")]
    [InlineData("NaN")]
    public void Number_that_could_mean_something_else_is_a_problem(string text) =>
        _bench.Problems("customers", $"Id;P\n1;{text}\n", "{ 'thousands': ',', 'fields': { 'id': 'Id', 'potential': 'P' } }").Single().ShouldContain("is not a number");

    public void Dispose() => _bench.Dispose();

    private static string Rows(int count) => "Id,Name\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"{i},Customer number {i * 7919 % 10_007}\n"));

    private string Pack(string name, string text)
    {
        var file = _bench.Folder.File(name);
        using var packed = new GZipStream(File.Create(file), CompressionLevel.Optimal);
        packed.Write(Encoding.UTF8.GetBytes(text));
        return file;
    }
}
