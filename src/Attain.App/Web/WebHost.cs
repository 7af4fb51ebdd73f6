using System.Text.Encodings.Web;
using System.Text.Unicode;
using Attain.App.Access;
using Attain.App.Api;
using Attain.App.Pages;
using Attain.Facts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace Attain.App.Web;

/// <summary>What the web application is started with.</summary>
/// <param name="Urls">Where it listens.</param>
/// <param name="Demo">One click signs in as a demo account.</param>
public sealed record WebSettings(string Urls, bool Demo);

/// <summary>The web application: its services, and the way a request takes through it.</summary>
public static class WebHost
{
    /// <summary>What was asked before the server is told to stop is answered, for as long as this; then it stops all the same.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(25);

    public static WebApplication Build(Installation installation, WebSettings settings, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(WebHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        // Also where the product runs as it was built, not published: a browser keeps what has its fingerprint in its address.
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("ATTAIN_LOG") == "json") builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        else builder.Logging.AddSimpleConsole(options => (options.SingleLine, options.TimestampFormat) = (true, "HH:mm:ss "));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // What these two say, the command says better: a port that is taken, and keys that lie in a folder of their own.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A form that is too old is told to whoever sent it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        AddServices(builder.Services, installation, settings, time);
        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, Installation installation, WebSettings settings, TimeProvider? time)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        services.AddAttain(time).AddSingleton(installation).AddSingleton(settings);
        services.AddSingleton<LiveWorkspaces>().AddSingleton<AssetPaths>().AddSingleton<DrawingTurns>().AddSingleton<ISeats, ControlSeats>().AddScoped<Rail>();
        services.AddAccess();
        services.AddScoped<PageContextHolder>();
        services.AddScoped(provider => provider.GetRequiredService<PageContextHolder>().Context
            ?? throw new InvalidOperationException("There is a page context only behind the gate: the endpoint does not say what it needs."));
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Csrf";
            options.FormFieldName = "csrf";
            options.Cookie.Name = "attain-csrf";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "attain";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.Events.OnValidatePrincipal = Session.Validate;
        });
        services.AddAuthorization();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);
        // Chinese stays Chinese in a page instead of a number per character.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddPages();
        services.AddApi();
        if (settings.Demo) services.AddSingleton<DemoWorkspaces>().AddHostedService(provider => provider.GetRequiredService<DemoWorkspaces>());
    }

    private static void Use(WebApplication app, WebSettings settings)
    {
        // A proxy on this machine may say how it was asked; nobody else is believed.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseMiddleware<Troubles>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<LimitedPages>();
        app.UseMiddleware<OuterGate>();
        app.UseMiddleware<Gate>();
        app.UseMiddleware<ExportAudit>();
        app.UseMiddleware<ApiGate>();
        app.UseApiPage();
        app.MapStaticAssets();
        app.MapPages(settings);
        app.MapApi();
        app.MapFallback(Refusal.NotThere);
    }
}
