using Attain.Bench;
using Attain.Bench.Web;

// The web application as its visitors meet it: one server, one run, in the order of the table.
const int connections = 32;
// Short enough for what one account may ask: 500 requests a second, 3,000 ahead.
const int seconds = 8;
const int fewRequests = 30;
const int manyDeals = 50_000;

var program = args[0];
var folder = Directory.CreateTempSubdirectory("attain-bench-").FullName;
var data = Path.Combine(folder, "data");
try
{
    Console.WriteLine($"{Machine.Describe()}. Load before: {Machine.LoadAverage()}.");
    await using var product = await ServedProduct.Start(program, data);
    var fresh = product.Megabytes();
    await using var director = await Director.SignIn(product.Url);
    var pages = await director.Pages();

    Report.Header("Today, for a director", "", "");
    Report.Row("first start to first page", Report.Milliseconds(product.FirstPage) + " ms");
    Report.Row("CPU a request, the first 200", await Cost(200, _ => director.Get("today")) + " ms");
    var before = product.Cpu();
    var load = await Load.Of(director.Home + "today", director.Cookie, connections, seconds);
    Report.Row(Text($"requests a second, {connections} connections"), Report.Whole(load.PerSecond));
    Report.Row("CPU a request under load", Report.Tenths(((product.Cpu() - before) / load.Requests).TotalMilliseconds) + " ms");
    Report.Row("median, p99", $"{Report.Milliseconds(load.Median)}, {Report.Milliseconds(load.P99)} ms");
    Report.Row("refused or failed", Report.Whole(load.Failed));
    await Task.Delay(TimeSpan.FromSeconds(seconds));

    Report.Header("Every page", "page", "CPU first (ms)", "CPU then (ms)", "second view (kB)");
    foreach (var page in pages)
    {
        var (first, then) = (await Cost(1, _ => director.Get(page)), await Cost(fewRequests, _ => director.Get(page)));
        await director.Received(page);
        Report.Row(page, first, then, Report.Whole(await director.Received(page) / 1000.0));
    }

    await product.Rest();
    Report.Header("Memory with both workspaces (MB)", "", "");
    Report.Row("started, both loaded, homes worked out", Report.Whole(fresh));
    Report.Row("after all of the above", Report.Whole(product.Megabytes()));

    await ManyDeals.Import(program, data, folder, manyDeals);
    Report.Header(Text($"The board with {manyDeals:N0} more open deals"), "", "");
    Report.Row("CPU of the first request after the import", await Cost(1, _ => director.Get("execute")) + " ms");
    await product.Rest();
    Report.Row("CPU a request", await Cost(fewRequests, _ => director.Get("execute")) + " ms");
    Report.Row("CPU a request, each with another search", await Cost(fewRequests, n => director.Get(Text($"execute?q=项目{n}"))) + " ms");
    await director.Drawn("execute");
    var drawn = await director.Drawn("execute");
    Report.Row("Chromium: first paint, all loaded", Text($"{drawn.Painted:0}, {drawn.Loaded:0} ms"));
    Console.WriteLine($"\nLoad after: {Machine.LoadAverage()}.");
    return 0;

    // Processor time of the server, a request.
    async Task<string> Cost(int times, Func<int, Task> ask)
    {
        var from = product.Cpu();
        for (var n = 0; n < times; n++) await ask(n);
        return Report.Tenths(((product.Cpu() - from) / times).TotalMilliseconds);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static string Text(FormattableString text) => FormattableString.Invariant(text);
