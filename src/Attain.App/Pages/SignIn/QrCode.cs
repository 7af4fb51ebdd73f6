using QRCoder;

namespace Attain.App.Pages.SignIn;

/// <summary>A text as a picture that phones read.</summary>
internal static class QrCode
{
    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        // Black on white in both themes: many cameras do not read it the other way round.
        return code.GetGraphic(5, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
