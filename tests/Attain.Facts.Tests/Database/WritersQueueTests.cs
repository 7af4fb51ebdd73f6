using Attain.Core;
using Attain.Tests.Support;

namespace Attain.Facts.Tests.Database;

public sealed class WritersQueueTests
{
    [Fact]
    public async Task Writers_come_in_the_order_they_asked()
    {
        using var test = TestWorkspace.Create(TestDatabase.Sqlite);
        var (came, writers) = (new List<int>(), new List<Task>());
        using (ChangeTransaction.Begin(test.Store, "test", "first"))
        {
            for (var i = 0; i < 8; i++)
            {
                var number = i;
                writers.Add(Task.Factory.StartNew(
                    () =>
                    {
                        using var mine = ChangeTransaction.Begin(test.Store, "test", "next");
                        came.Add(number);
                    },
                    TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
        await Task.WhenAll(writers);

        came.ShouldBe(Enumerable.Range(0, 8));
    }

    [Fact]
    public void Who_waits_too_long_is_told_and_holds_nobody_up()
    {
        using var test = TestWorkspace.Create(TestDatabase.Sqlite);
        var impatient = new WorkspaceStore(new SqliteWorkspaceDatabase(test.Store.Database.Place, busySeconds: 1), test.Mappings, TimeProvider.System);
        using (ChangeTransaction.Begin(impatient, "test", "first"))
            Should.Throw<RefusedException>(() => ChangeTransaction.Begin(impatient, "test", "second")).Sentence.Key.ShouldBe("database.busy");

        using var third = ChangeTransaction.Begin(impatient, "test", "third");
        third.Commit();
    }
}
