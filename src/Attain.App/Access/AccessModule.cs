using Attain.Facts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Attain.App.Access;

/// <summary>Who may come in, and as whom. Needs the <see cref="Installation"/> among the services.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddKeys()
        .AddSingleton<AuditLog>()
        .AddSingleton<Passwords>()
        .AddSingleton<TwoFactor>()
        .AddSingleton<SignIns>()
        .AddSingleton<Accounts>()
        .AddSingleton<Members>()
        .AddSingleton<Invitations>()
        .AddSingleton<ApiTokens>()
        .AddSingleton<DemoAccounts>()
        .AddSingleton<CodeTicket>()
        .AddSingleton<Limits>();

    /// <summary>Cookies outlive a restart, and several nodes understand each other's.</summary>
    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Attain");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            var installation = provider.GetRequiredService<Installation>();
            options.XmlRepository = installation.Folder is { } folder
                ? new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(KeyFolder(folder), provider.GetRequiredService<ILoggerFactory>())
                : new ControlKeyRepository(installation);
        }));
        return services;
    }

    /// <summary>Whoever reads the keys can make cookies, so only the owner of the process may.</summary>
    private static DirectoryInfo KeyFolder(string folder)
    {
        var keys = Path.Combine(folder, "keys");
        return OperatingSystem.IsWindows()
            ? System.IO.Directory.CreateDirectory(keys)
            : System.IO.Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
