namespace Attain.Targets;

/// <summary>A target for a period, cut along dimensions. What it says stands in its versions.</summary>
public sealed class Plan
{
    public int Id { get; set; }

    /// <summary>What people call it, such as <c>2014</c>. Unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name of the metric that is planned, such as <c>revenue</c>.</summary>
    public string Metric { get; set; } = "revenue";

    public DateOnly FromDay { get; set; }

    /// <summary>The first day after the plan's period.</summary>
    public DateOnly ToDay { get; set; }

    /// <summary>The dimensions its cells are cut along, as on the command line: <c>month,rep,line</c>.</summary>
    public string Along { get; set; } = "";

    public string Currency { get; set; } = "";

    /// <summary>Decimals of the plan's own amounts: whole cents by default, whatever scale facts are kept at.</summary>
    public int Scale { get; set; } = 2;

    /// <summary>The <c>change</c> that wrote the row last.</summary>
    public long ChangeId { get; set; }
}

/// <summary>One state of a plan that can be shown, compared and come back to.</summary>
public sealed class PlanVersion
{
    public int Id { get; set; }
    public int PlanId { get; set; }

    /// <summary>1, 2, 3 … within the plan.</summary>
    public int Number { get; set; }

    /// <summary>The version this one was copied from; null for the first.</summary>
    public int? BasedOnId { get; set; }

    public PlanStatus Status { get; set; }

    /// <summary>Grows with every entry, so that two people who edit at once notice each other.</summary>
    public int Revision { get; set; }

    public long ChangeId { get; set; }
}

/// <summary>The life of a plan version.</summary>
public enum PlanStatus
{
    /// <summary>Open to edits. Entered when a plan is made or a version is copied; left by handing it round to be signed.</summary>
    Draft = 0,

    /// <summary>Handed round: owners comment and sign. Left for Active when it is activated, back to Draft when it is sent back.</summary>
    InSignOff = 1,

    /// <summary>In force and frozen: its targets are published as facts, changes go into a copy. Left when a later version is activated or the period ends.</summary>
    Active = 2,

    /// <summary>Kept as it was; never left.</summary>
    Closed = 3,
}
