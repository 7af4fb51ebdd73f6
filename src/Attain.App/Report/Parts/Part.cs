using Microsoft.AspNetCore.Components;

namespace Attain.App.Report.Parts;

/// <summary>A piece of a report: it speaks the language it is placed in.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter]
    public Words Words { get; set; } = null!;

    /// <summary>The text of a key.</summary>
    protected string T(string key, params (string Name, object? Value)[] arguments) => Words.Say(key, arguments);
}
