namespace Attain.Facts;

/// <summary>Builds a snapshot, or a newer one that shares what did not change.</summary>
internal static class SnapshotLoader
{
    public static FactSnapshot Load(ReadSession session)
    {
        var directory = new DirectoryLoader(session).Load();
        var loader = new FactLoader(session, directory.Organisation);
        FactTable[] tables = [.. FactLayout.All.Select(loader.Load)];
        return new(session.Profile, directory, tables, loader.Targets!);
    }

    public static FactSnapshot Refresh(ReadSession session, FactSnapshot old)
    {
        if (session.Profile == old.Profile) return old;
        // A restored copy may be behind what was seen before.
        if (session.Profile.Seq < old.Seq) return Load(session);

        var changes = new ChangesSince(session, old.Seq);
        var directory = new DirectoryLoader(session).Refresh(old.Directory, changes);
        var loader = new FactLoader(session, directory.Organisation);
        var moved = directory.Organisation != old.Directory.Organisation;
        FactTable[] tables = [.. FactLayout.All.Select(layout => Refresh(layout, old[layout.Kind]))];
        return new(session.Profile, directory, tables, loader.Targets ?? old.Targets);

        FactTable Refresh(FactLayout layout, FactTable table)
        {
            var blocks = changes.Blocks(layout);
            if (layout.Kind == FactKind.Targets) return blocks.Count > 0 || moved ? loader.Reload(layout, table, blocks) : table;
            if (blocks.Count > 0) table = loader.Reload(layout, table, blocks);
            return moved && layout.Has(FactColumn.Team) ? PlaceColumns.Refill(table, directory.Organisation.Teams) : table;
        }
    }
}
