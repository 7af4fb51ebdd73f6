using System.Text;
using Attain.Core;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Attain.Facts;

/// <summary>What a new workspace is made with.</summary>
public sealed record NewWorkspace(string Name)
{
    public string Currency { get; init; } = "CNY";
    public int Scale { get; init; } = 2;
    public int FiscalFirstMonth { get; init; } = 1;
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;
    public string WorkingCalendar { get; init; } = "china";
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Asks the types that will hold the settings, before anything is made that could not be opened again.</summary>
    internal void Check()
    {
        Try(() => _ = new Currency(Currency, 0), "workspace.wrongCurrency", Currency);
        Try(() => _ = new Currency("CNY", Scale), "workspace.wrongScale", Scale);
        Try(() => _ = new FiscalCalendar(FiscalFirstMonth), "workspace.wrongFirstMonth", FiscalFirstMonth);
        Try(() => TimeZoneInfo.FindSystemTimeZoneById(TimeZone), "workspace.wrongTimeZone", TimeZone);
        WorkingCalendars.Named(WorkingCalendar);
    }

    private static void Try(Action setting, string refusal, object value)
    {
        try
        {
            setting();
        }
        catch (Exception wrong) when (wrong is ArgumentException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new RefusedException(Sentence.Of(refusal, ("value", value)));
        }
    }
}

/// <summary>
/// All of one installation: the control database and the workspaces it lists, in a directory (<c>control.db</c> and one
/// file per workspace) or in one PostgreSQL database (one schema each).
/// </summary>
public sealed class Installation : IDisposable
{
    private const string ControlSchema = "attain_control";

    private readonly string? _directory;
    private readonly NpgsqlDataSource? _source;
    private readonly IReadOnlyList<IWorkspaceMapping> _mappings;
    private readonly TimeProvider _time;
    private readonly int _busySeconds;

    private Installation(string? directory, NpgsqlDataSource? source, IEnumerable<IWorkspaceMapping> mappings, TimeProvider time, int busySeconds)
    {
        _directory = directory;
        _source = source;
        _mappings = [.. mappings];
        _time = time;
        _busySeconds = busySeconds;
    }

    /// <summary>Seconds a writer waits for another before it gives up with a clear word, when nothing else is asked for.</summary>
    public const int BusySeconds = 30;

    /// <summary>Where files of the installation may be put; null when all of it is in PostgreSQL.</summary>
    public string? Folder => _directory;

    /// <summary>What a person would call the place.</summary>
    public string Place => _directory ?? PostgresAddress.Place(_source!);

    /// <param name="db">A directory, or a PostgreSQL connection string (recognised by its <c>Host=</c>).</param>
    /// <param name="busySeconds">How long a writer waits for another before it gives up.</param>
    public static Installation At(string db, IEnumerable<IWorkspaceMapping> mappings, TimeProvider time, int busySeconds = BusySeconds) =>
        PostgresAddress.TryParse(db, out var source)
            ? new(null, source, mappings, time, busySeconds)
            : new(Path.GetFullPath(db), null, mappings, time, busySeconds);

    /// <summary>Whether anything was ever created here.</summary>
    public bool Exists() => _source is null ? File.Exists(ControlFile) : PostgresSchema.Exists(_source, ControlSchema);

    public IReadOnlyList<string> WorkspaceNames()
    {
        if (!Exists()) return [];
        using var control = OpenControl();
        return [.. control.Workspaces.OrderBy(w => w.Name).Select(w => w.Name)];
    }

    /// <summary>Opens a workspace, bringing an older one to this build first.</summary>
    /// <param name="name">Null: the only one, else the last used.</param>
    public WorkspaceStore Open(string? name = null) => Open(name, out _);

    /// <inheritdoc cref="Open(string?)"/>
    /// <param name="name">Null: the only one, else the last used.</param>
    /// <param name="copy">Where a copy of the older state was put; null when there was nothing to upgrade.</param>
    public WorkspaceStore Open(string? name, out string? copy)
    {
        if (!Exists()) throw new RefusedException(Sentence.Of("installation.empty", ("place", Place)));
        using var control = OpenControl();
        var entry = name is null
            ? control.Workspaces.OrderByDescending(w => w.UsedAt).ThenByDescending(w => w.Id).FirstOrDefault()
            : control.Workspaces.SingleOrDefault(w => w.Name == name);
        if (entry is null)
            throw new RefusedException(name is null
                ? Sentence.Of("installation.empty", ("place", Place))
                : Sentence.Of("installation.unknownWorkspace", ("name", name), ("known", WorkspaceNames())));
        var store = Store(entry.Place);
        if (!store.Database.Exists())
            throw new RefusedException(Sentence.Of("installation.lostWorkspace", ("name", entry.Name), ("place", store.Database.Place)));
        copy = UpgradeLocked(store);
        if (entry.UsedAt != Now)
        {
            entry.UsedAt = Now;
            control.SaveChanges();
        }
        return store;
    }

    /// <summary>Opens the workspace, creating it when missing.</summary>
    /// <exception cref="RefusedException">It is wanted with a setting no workspace can have; nothing is made.</exception>
    public WorkspaceStore Ensure(NewWorkspace wanted)
    {
        wanted.Check();
        PrepareControl();
        using var control = OpenControl();
        if (control.Workspaces.Any(w => w.Name == wanted.Name)) return Open(wanted.Name);

        var place = PlaceFor(wanted.Name, control.Workspaces.Select(w => w.Place).ToHashSet(StringComparer.Ordinal));
        var store = Store(place);
        store.Database.Create();
        UpgradeLocked(store);
        using (var db = store.NewDb())
        {
            // A start that was cut off after the tables were made finds them here and goes on.
            if (!db.Workspaces.Any())
            {
                db.Add(new Workspace
                {
                    Name = wanted.Name,
                    Currency = wanted.Currency,
                    Scale = wanted.Scale,
                    FiscalFirstMonth = wanted.FiscalFirstMonth,
                    FirstDayOfWeek = (int)wanted.FirstDayOfWeek,
                    WorkingCalendar = wanted.WorkingCalendar,
                    TimeZone = wanted.TimeZone,
                });
                db.SaveChanges();
            }
        }
        control.Add(new WorkspaceEntry { Name = wanted.Name, Place = place, CreatedAt = Now, UsedAt = Now });
        control.SaveChanges();
        return store;
    }

    /// <summary>What the workspace that was made by this name is called today; null when none was. Names change, places do not.</summary>
    public string? NameOf(string made)
    {
        if (!Exists()) return null;
        using var control = OpenControl();
        var place = PlaceFor(made, []);
        return control.Workspaces.Where(w => w.Place == place).Select(w => w.Name).SingleOrDefault();
    }

    /// <summary>Gives a workspace another name; its place stays.</summary>
    /// <exception cref="RefusedException">Another workspace has the name.</exception>
    public void Rename(string from, string to)
    {
        if (from == to) return;
        using var control = OpenControl();
        if (control.Workspaces.Any(w => w.Name == to)) throw new RefusedException(Sentence.Of("installation.nameTaken", ("name", to)));
        control.Workspaces.Single(w => w.Name == from).Name = to;
        control.SaveChanges();
    }

    public void Dispose() => _source?.Dispose();

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private string ControlFile => Path.Combine(_directory!, "control.db");

    private WorkspaceStore Store(string place) => new(
        _source is null ? new SqliteWorkspaceDatabase(Path.Combine(_directory!, place + ".db"), _busySeconds) : new PostgresWorkspaceDatabase(_source, place, _busySeconds),
        _mappings,
        _time);

    /// <summary>The control database as it is; <see cref="PrepareControl"/> makes sure that it is there and of this build.</summary>
    public ControlDb OpenControl()
    {
        if (_source is null)
            return new SqliteControlDb(new DbContextOptionsBuilder<SqliteControlDb>()
                .UseSqlite(SqliteFile.ConnectionString(ControlFile, _busySeconds), o => o.MigrationsAssembly(MigrationSets.Assembly))
                .AddInterceptors(SqlitePragmas.Instance).Options);
        return new PostgresControlDb(new DbContextOptionsBuilder<PostgresControlDb>()
            .UseNpgsql(_source, o => o.MigrationsAssembly(MigrationSets.Assembly).MigrationsHistoryTable(PostgresSchema.HistoryTable, ControlSchema))
            .AddInterceptors(new SchemaSettings(ControlSchema, _busySeconds)).Options);
    }

    /// <summary>Creates the control database when missing and brings an older one to this build.</summary>
    public void PrepareControl()
    {
        if (!Exists())
        {
            if (_source is null) SqliteFile.Create(ControlFile);
            else PostgresSchema.Create(_source, ControlSchema);
        }
        using var control = OpenControl();
        using var held = UpgradeLock.Take(_directory, _source);
        Upgrade.Run(control, Place, label => _source is null ? SqliteFile.Copy(ControlFile, label) : PostgresSchema.Copy(_source, ControlSchema, label));
    }

    private string? UpgradeLocked(WorkspaceStore store)
    {
        using var held = UpgradeLock.Take(_directory, _source);
        return store.Upgrade();
    }

    /// <summary>A file or schema name made of the workspace's name: letters and digits stay, in any script.</summary>
    private string PlaceFor(string name, HashSet<string> taken)
    {
        var text = new StringBuilder(_source is null ? "" : "attain_");
        foreach (var letter in name.Normalize(NormalizationForm.FormC).ToLowerInvariant()) text.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        var stem = text.Length > 40 ? text.ToString(0, 40) : text.ToString();
        if (stem is "control" or ControlSchema) stem += "_";
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : $"{stem}_{n}").First(p => !taken.Contains(p));
    }
}
