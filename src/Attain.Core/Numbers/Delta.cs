namespace Attain.Core;

/// <summary>A relative change, 0.1 being a tenth more; shown as a percentage with its sign.</summary>
public readonly record struct Delta(decimal Value)
{
    /// <summary>From one amount to another, or null where there was nothing to change.</summary>
    public static Delta? Of(decimal from, decimal to) => from > 0 ? new Delta(to / from - 1) : null;

    public override string ToString() => Format.Change(Value, Language.English);
}
