namespace Attain.Facts;

/// <summary>A field a mapping can fill.</summary>
internal sealed record FieldSpec(string Name, bool Required = false);

/// <summary>The fields of one kind of file. A field named with a star must be mapped.</summary>
internal sealed class KindFields
{
    private static readonly KindFields[] All =
    [
        new("people", "id* name* manager hireDate leaveDate position email sells team division"),
        new("territories", "id* name* parent level1 level2"),
        new("customers", "id* name territory territoryName owner ownerName industry size potential"),
        new("products", "id* name line category role cost price"),
        new("orders", "order* day* lineNumber customer customerName rep repName territory territoryName channel document product productName quantity amount* cost"),
        new("leads", "id* created* name source channel rep repName territory territoryName customer customerName grade firstResponse converted"),
        new("opportunities",
            "id* day* name customer customerName rep repName product productName territory territoryName channel source lead stage amount expectedClose closed outcome category"),
        new("stages", "opportunity* stage* entered* id"),
        new("activities", "id* day* kind* rep repName customer customerName opportunity lead minutes note"),
        new("tickets", "id* opened* kind firstResponse resolved customer customerName rep repName product productName satisfaction"),
        new("spend", "day* amount* channel source id"),
        new("targets", "from* to* value* metric rep team division territory category line product channel customer id"),
        new("org-units", "id* name* kind* parent leader"),
        new("memberships", "person* unit* from to id"),
    ];

    private KindFields(string name, string fields)
    {
        Name = name;
        Fields = [.. fields.Split(' ').Select(f => new FieldSpec(f.TrimEnd('*'), f.EndsWith('*')))];
    }

    public string Name { get; }

    public IReadOnlyList<FieldSpec> Fields { get; }

    public static IEnumerable<string> Names => All.Select(k => k.Name);

    public static KindFields? Of(string kind) => Array.Find(All, k => k.Name == kind);

    public FieldSpec? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>Words that stand for themselves where a column would be named: a target's window may close at the next.</summary>
    public IEnumerable<string> Words(string field) => Name == "targets" && field == "to" ? [TargetsImport.NextWindow] : [];
}
