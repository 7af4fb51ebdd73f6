using Attain.Core;

namespace Attain.Tests.Support;

/// <summary>How large a <see cref="RandomCompany"/> is. The default is small enough to make hundreds of.</summary>
public sealed record CompanySize
{
    public int Divisions { get; init; } = 2;
    public int Teams { get; init; } = 5;
    public int People { get; init; } = 14;
    public int Territories { get; init; } = 9;
    public int Customers { get; init; } = 40;
    public int Products { get; init; } = 20;
    public int Orders { get; init; } = 150;

    /// <summary>An order has from 1 to so many lines.</summary>
    public int LinesPerOrder { get; init; } = 5;

    public int Leads { get; init; } = 60;
    public int Opportunities { get; init; } = 60;
    public int Activities { get; init; } = 120;
    public int Tickets { get; init; } = 40;
    public int Spends { get; init; } = 50;
    public int Targets { get; init; } = 50;

    /// <summary>Share of rows that are marked deleted.</summary>
    public double Deleted { get; init; } = 0.05;

    /// <summary>The days facts lie on.</summary>
    public DateRange Days { get; init; } = new(new(2023, 1, 17), new(2025, 3, 12));
}
