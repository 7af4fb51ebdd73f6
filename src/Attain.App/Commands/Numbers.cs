using System.Globalization;

namespace Attain.App.Commands;

internal static class Numbers
{
    public static string Text(this int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
