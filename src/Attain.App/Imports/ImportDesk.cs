using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attain.Core;
using Attain.Facts;

namespace Attain.App.Imports;

/// <summary>
/// Holds uploaded files in a folder of the installation, one folder each with the file, its mapping and what became of it. Files go
/// after a day; what became of them stays a month, for the list of imports.
/// </summary>
public sealed class ImportDesk(Installation installation, Texts texts, TimeProvider time)
{
    public const long Largest = 100L << 20;

    private const string Description = "draft.json";
    private const string Data = "data";
    private const string RejectsName = "rejects.csv";

    private static readonly TimeSpan FilesStay = TimeSpan.FromDays(1);
    private static readonly TimeSpan DraftsStay = TimeSpan.FromDays(30);
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MappingGuesser _guesser = new(texts);

    // Where all is in PostgreSQL there is no folder of the installation; the user's own serves.
    private readonly string _root = Path.Combine(
        installation.Folder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "attain"), "uploads");

    /// <summary>Takes a file in and guesses what it is.</summary>
    /// <param name="kind">Null: guess.</param>
    /// <exception cref="RefusedException">It cannot be read as a table; nothing stays.</exception>
    public async Task<ImportDraft> Take(int workspaceId, string actor, string fileName, string? kind, Stream content, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // Sorts by age, and cannot be guessed.
        var id = now.ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var draft = new ImportDraft(id, workspaceId, actor, SafeName(fileName), 0, now.ToUnixTimeSeconds(), new MappingChoice(kind ?? "orders"));
        System.IO.Directory.CreateDirectory(Folder(draft));
        try
        {
            return await Fill(draft, kind, content, cancellation);
        }
        catch
        {
            Remove(draft);
            throw;
        }
    }

    /// <summary>Puts another file in place of the first; the mapping stays where the columns are the same.</summary>
    public async Task<ImportDraft> Replace(ImportDraft draft, string fileName, Stream content, CancellationToken cancellation)
    {
        var part = draft with { Id = draft.Id + "-new", File = SafeName(fileName) };
        System.IO.Directory.CreateDirectory(Folder(part));
        try
        {
            var filled = await Fill(part, draft.Choice.Kind, content, cancellation);
            var same = filled.Columns.SequenceEqual(draft.Columns);
            var kept = (same ? filled with { Choice = draft.Choice, Confidence = draft.Confidence } : filled) with { Id = draft.Id, At = time.GetUtcNow().ToUnixTimeSeconds() };
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(DataFile(kept))!);
            File.Move(DataFile(part), DataFile(kept), overwrite: true);
            if (DataFile(kept) != DataFile(draft)) File.Delete(DataFile(draft));
            File.Delete(RejectsFile(draft));
            return Save(kept);
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>Guesses anew for another kind.</summary>
    public ImportDraft As(ImportDraft draft, string kind) => Save(Guess(draft, FilePreview.Read(DataFile(draft)), kind));

    /// <summary>Null: none, or another workspace's.</summary>
    public ImportDraft? Find(int workspaceId, string id)
    {
        if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
        return Read(Path.Combine(Folder(workspaceId), id, Description));
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<ImportDraft> List(int workspaceId) => !System.IO.Directory.Exists(Folder(workspaceId))
        ? []
        : [.. System.IO.Directory.EnumerateDirectories(Folder(workspaceId)).OrderByDescending(f => f, StringComparer.Ordinal).Select(f => Read(Path.Combine(f, Description))).OfType<ImportDraft>()];

    public ImportDraft Save(ImportDraft draft)
    {
        var file = Path.Combine(Folder(draft), Description);
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(draft, Json));
        File.Move(file + ".part", file, overwrite: true);
        return draft;
    }

    public void Remove(ImportDraft draft)
    {
        if (System.IO.Directory.Exists(Folder(draft))) System.IO.Directory.Delete(Folder(draft), recursive: true);
    }

    /// <summary>Whether the uploaded file is still there.</summary>
    public bool HasFile(ImportDraft draft) => File.Exists(DataFile(draft));

    public FilePreview Preview(ImportDraft draft) => FilePreview.Read(DataFile(draft));

    /// <summary>Under the name it was uploaded with, so that the list of imports and every message tell of it by that name.</summary>
    public string DataFile(ImportDraft draft) => Path.Combine(Folder(draft), Data, draft.File);

    public string RejectsFile(ImportDraft draft) => Path.Combine(Folder(draft), RejectsName);

    /// <summary>Takes away what is too old.</summary>
    public void Sweep()
    {
        if (!System.IO.Directory.Exists(_root)) return;
        var now = time.GetUtcNow();
        foreach (var folder in System.IO.Directory.EnumerateDirectories(_root).SelectMany(System.IO.Directory.EnumerateDirectories).ToList())
        {
            var age = now - (Read(Path.Combine(folder, Description)) is { } draft ? DateTimeOffset.FromUnixTimeSeconds(draft.At) : new DateTimeOffset(System.IO.Directory.GetLastWriteTimeUtc(folder)));
            if (age > DraftsStay) System.IO.Directory.Delete(folder, recursive: true);
            else if (age > FilesStay && System.IO.Directory.Exists(Path.Combine(folder, Data)))
            {
                System.IO.Directory.Delete(Path.Combine(folder, Data), recursive: true);
                File.Delete(Path.Combine(folder, RejectsName));
            }
        }
    }

    private async Task<ImportDraft> Fill(ImportDraft draft, string? kind, Stream content, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(DataFile(draft))!);
        await using (var file = File.Create(DataFile(draft))) await content.CopyToAsync(file, cancellation);
        var bytes = new FileInfo(DataFile(draft)).Length;
        return Save(Guess(draft with { Bytes = bytes }, FilePreview.Read(DataFile(draft)), kind));
    }

    private ImportDraft Guess(ImportDraft draft, FilePreview preview, string? kind)
    {
        var columns = preview.Columns.Select(c => c.Name).ToList();
        var fresh = draft with { Columns = columns, State = DraftState.Mapping, Report = null, Trouble = null, TakenOver = false, DateIsUnsure = false };
        var earlier = List(draft.WorkspaceId).FirstOrDefault(d => d.Id != draft.Id && d.State == DraftState.Done && d.Columns.SequenceEqual(columns) && (kind is null || d.Choice.Kind == kind));
        if (earlier is not null)
            return fresh with { Choice = earlier.Choice with { Encoding = preview.Encoding }, TakenOver = true, Confidence = new Dictionary<string, decimal>(StringComparer.Ordinal) };
        var guess = kind is null ? _guesser.Best(preview) : _guesser.Of(kind, preview);
        return fresh with
        {
            Choice = MappingChoice.Of(guess, preview.Encoding) with { Source = draft.Choice.Source },
            DateIsUnsure = guess.Form.DateIsUnsure,
            Confidence = guess.Fields.Where(f => f.Column is not null).ToDictionary(f => f.Field.Name, f => f.Confidence, StringComparer.Ordinal),
        };
    }

    private static ImportDraft? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ImportDraft>(File.ReadAllText(file), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string SafeName(string fileName)
    {
        var name = string.Concat(Path.GetFileName(fileName.Replace('\\', '/')).Where(c => char.IsLetterOrDigit(c) || " -_.()（）【】".Contains(c, StringComparison.Ordinal))).Trim('.', ' ');
        return name.Length is > 0 and <= 80 ? name : name.Length > 80 ? name[^80..].TrimStart('.', ' ') : "data.csv";
    }

    private string Folder(int workspaceId) => Path.Combine(_root, workspaceId.ToString(CultureInfo.InvariantCulture));

    private string Folder(ImportDraft draft) => Path.Combine(Folder(draft.WorkspaceId), draft.Id);
}
