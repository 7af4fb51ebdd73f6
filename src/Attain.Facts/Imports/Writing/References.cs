using Attain.Core;
using Microsoft.EntityFrameworkCore;

namespace Attain.Facts;

/// <summary>Everything the rows of an import may point at, loaded when first asked for.</summary>
internal sealed class References(ImportRun run)
{
    private readonly List<IReferenceTable> _open = [];

    public ReferenceTable<Territory> Territories => field ??= Table<Territory>("territory");

    public ReferenceTable<Person> People => field ??= Table<Person>("rep");

    public ReferenceTable<Customer> Customers => field ??= Table<Customer>("customer");

    public ReferenceTable<Product> Products => field ??= Table<Product>("product");

    public ReferenceTable<Lead> Leads => field ??= Table<Lead>("lead");

    public ReferenceTable<Opportunity> Opportunities => field ??= Table<Opportunity>("opportunity");

    public LabelTable<Channel> Channels => field ??= Open(new LabelTable<Channel>(run));

    public LabelTable<LeadSource> Sources => field ??= Open(new LabelTable<LeadSource>(run));

    public LabelTable<Stage> Stages => field ??= Open(new LabelTable<Stage>(run, (stage, before) => stage.Position = before + 1));

    public LabelTable<ProductCategory> Categories => field ??= Open(new LabelTable<ProductCategory>(run));

    public LabelTable<ProductRole> Roles => field ??= Open(new LabelTable<ProductRole>(run));

    public LineTable Lines
    {
        get
        {
            // Lines lie in categories, which therefore are written first.
            _ = Categories;
            return field ??= Open(new LineTable(run));
        }
    }

    public void Accept()
    {
        foreach (var table in _open) table.Accept();
    }

    public void Discard()
    {
        foreach (var table in _open) table.Discard();
    }

    public void Insert()
    {
        foreach (var table in _open) run.Tally.Written += table.Insert();
    }

    private ReferenceTable<T> Table<T>(string name) where T : NamedRecord, new() =>
        Open(new ReferenceTable<T>(run, Preferred(name), run.Mapping.Create.Contains(name)));

    private int? Preferred(string name)
    {
        var references = run.Mapping.References;
        if (!references.TryGetValue(name, out var source) && !references.TryGetValue("*", out source)) return null;
        var known = run.Db.Set<DataSource>().AsNoTracking().ToList();
        return known.Find(s => s.Name == source)?.Id
            ?? throw new RefusedException(Sentence.Of("import.unknownSource", ("name", source), ("known", known.Select(s => s.Name))));
    }

    private T Open<T>(T table) where T : IReferenceTable
    {
        _open.Add(table);
        return table;
    }
}
