using Attain.App.Web;
using Attain.Facts;

namespace Attain.App.Access;

/// <summary>Tells the audit of every file that leaves a workspace.</summary>
public sealed class ExportAudit(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, AuditLog audit)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status200OK, Headers.ContentDisposition.Count: > 0 } && http.RequestServices.GetRequiredService<PageContextHolder>().Context is { } here)
            audit.Write(http.Actor(), AuditAction.Exported, http.Request.Path.Value![$"/w/{here.Seat.WorkspaceId}/".Length..], here.Seat.WorkspaceId);
    }
}
