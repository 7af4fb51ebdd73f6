using Attain.App.Access;
using Attain.App.Commands;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Api;

/// <summary>The body is a file of one of these types.</summary>
internal sealed record FileBody(params IReadOnlyList<string> Types);

/// <summary>Files that are read in, as the command line does it.</summary>
internal static class ImportsApi
{
    private const long Largest = 256L << 20;
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(ApiRoutes routes)
    {
        routes.Import(HttpMethod.Get, "workspaces/{workspace:int}/imports", "api.imports", (ApiContext here) => new JsonAnswer(json => ImportCommands.WriteJson(json, new Importer(here.View.Store).List())));
        routes.Import(HttpMethod.Post, "workspaces/{workspace:int}/imports/{kind}", "api.import", Run)
            .WithMetadata(new FileBody("text/csv", Excel), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Largest));
    }

    private static async Task<IResult> Run(HttpContext http, ApiContext here, AuditLog audit, string kind, string? name, bool? dryRun, bool? skipBadRows)
    {
        if (!ImportKinds.Names.Contains(kind)) throw new RefusedException(Sentence.Of("cli.import.noKind", ("kinds", ImportKinds.Names)));
        var folder = System.IO.Directory.CreateTempSubdirectory("attain-import-");
        try
        {
            var excel = http.Request.ContentType?.StartsWith(Excel, StringComparison.OrdinalIgnoreCase) == true;
            var file = Path.Combine(folder.FullName, FileName(name, kind, excel ? ".xlsx" : ".csv"));
            await using (var written = File.Create(file)) await http.Request.Body.CopyToAsync(written, http.RequestAborted);
            var report = await Task.Run(() => new Importer(here.View.Store).Run(
                new ImportRequest(file, kind, ImportMapping.ByName(kind)) { DryRun = dryRun ?? false, SkipBadRows = skipBadRows ?? false, Actor = here.Account.Name }, null, http.RequestAborted));
            if (report.Written) audit.Write(new Actor(here.Account.Id, here.Account.Login, http.Address()), AuditAction.Imported, $"{kind}: {Path.GetFileName(file)}", here.Seat!.WorkspaceId);
            return new JsonAnswer(
                json =>
                {
                    json.WriteStartObject();
                    ImportCommands.Write(json, report, here.Terminal);
                    json.WriteEndObject();
                },
                report.Refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the list of imports shows; never a way out of the folder.</summary>
    private static string FileName(string? asked, string kind, string ending)
    {
        var name = string.Concat((asked ?? kind).Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.')).Trim('.', ' ');
        if (name.Length is 0 or > 100) name = kind;
        return name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name : name + ending;
    }
}
