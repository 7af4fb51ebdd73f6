using Attain.Bench;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}

var folder = Directory.CreateTempSubdirectory("attain-bench-").FullName;
try
{
    Console.WriteLine($"{Report.Whole(options.Lines)} order lines, seed {options.Seed}. {Machine.Describe()}. Load before: {Machine.LoadAverage()}.");
    var files = new CompanyFiles(folder, options.Lines, options.Seed).Write();
    using var sqlite = new Place("SQLite", Path.Combine(folder, "sqlite"));
    using var postgres = Place.OnPostgres(options.Postgres);
    var run = new Run(options, [sqlite, postgres]);
    run.Import(files);
    var views = run.Load();
    run.Ask(views);
    run.Edit(views);
    run.Start();
    Console.WriteLine($"\nEqual rows everywhere. Load after: {Machine.LoadAverage()}.");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
