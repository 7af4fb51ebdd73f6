using Attain.App.Report;
using Attain.App.Web;
using Attain.Core;
using Microsoft.AspNetCore.Components;

namespace Attain.App.Components;

/// <summary>A component of the web application: it knows the request it is drawn for.</summary>
public abstract class PageBase : ComponentBase
{
    [Inject]
    protected PageContext Here { get; set; } = null!;

    protected Words Words => Here.Words;

    /// <summary>The text of a key.</summary>
    protected string T(string key, params (string Name, object? Value)[] arguments) => Words.Say(key, arguments);
}
