using Attain.Core;

namespace Attain.App.Report.Charts;

/// <summary>Amounts along the labels of a chart.</summary>
/// <param name="Color">Which of the colours of series, 1 to 8.</param>
public sealed record Series(string Name, int Color, IReadOnlyList<Money> Values);
