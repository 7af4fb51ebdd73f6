using Attain.Core;
using Attain.Facts;
using Attain.Tests.Support;

namespace Attain.Metrics.Tests.Engine;

/// <summary>The columns and the SQL share nothing but the declarations, so where they agree both are right or the declaration is wrong.</summary>
public sealed class ExecutorsAgreeTests
{
    private const int Questions = 300;

    [Theory]
    [InlineData(TestDatabase.Sqlite, 20261)]
    [InlineData(TestDatabase.Postgres, 20262)]
    public void Random_questions_have_the_same_answer_over_columns_and_as_sql(TestDatabase database, int seed)
    {
        using var workspace = TestWorkspace.Create(database, new NewWorkspace("Random") { FiscalFirstMonth = 1 + seed % 12, Scale = 4 });
        RandomCompany.Fill(workspace.Store, seed, new CompanySize { Orders = 500, Targets = 120 });
        var company = WorkspaceView.Open(workspace.Store);
        var viewers = new[] { company, company.SeenBy(Viewer.Of(Manager(company), company.Directory)), company.SeenBy(Viewer.Of(Rep(company), company.Directory)) };
        var random = new Random(seed);
        var questions = new RandomQuestions(random, company);
        var rows = 0;
        for (var i = 0; i < Questions; i++)
        {
            var view = viewers[i % 3];
            if (random.Next(5) == 0) view = view.AsOfDay(company.AsOf.AddDays(-random.Next(1, 400)));
            var query = questions.Next();
            var columns = Say.Rows(view.Ask(query));
            var sql = Say.Rows(view.Ask(query with { Executor = QueryExecutor.Sql }));
            columns.ShouldBe(sql, $"seed {seed}, question {i}, viewer {i % 3}, as of {view.AsOf:O}: {Say.Question(query)}");
            rows += columns.Count;
        }

        // Questions that all come back empty would agree, too.
        rows.ShouldBeGreaterThan(Questions * 5);
    }

    /// <summary>Somebody with a few people below, but not everybody.</summary>
    private static int Manager(WorkspaceView view) =>
        view.Directory.People.First(person => view.Directory.PeopleBelow(person.Id).Count is > 2 and < 10).Id;

    private static int Rep(WorkspaceView view) =>
        view.Directory.People.Last(person => view.Directory.PeopleBelow(person.Id).Count == 1).Id;
}
