using Attain.Core;

namespace Attain.App.Commands;

/// <summary>Chinese where the terminal's locale is Chinese, English elsewhere.</summary>
public static class TerminalLanguage
{
    public static Language OfEnvironment() =>
        Of(Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all : Environment.GetEnvironmentVariable("LANG"));

    public static Language Of(string? locale) =>
        locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
}
