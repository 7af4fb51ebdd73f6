using System.Text.Json;
using Attain.App.Commands;
using Attain.App.Web;
using Attain.Core;
using Attain.Diagnosis;
using Attain.Execution;
using Attain.Metrics;
using Attain.Review;
using Attain.Targets;

namespace Attain.App.Api;

/// <summary>What is asked and not written: numbers, findings, pace, plans, actions, reports.</summary>
internal static class QuestionsApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Any("workspaces", "api.workspaces", Workspaces);
        routes.Read("metrics", "api.catalogue", (ApiContext here) => new JsonAnswer(json => MetricsCommand.WriteCatalogue(json, here.Terminal.Texts)));
        routes.Read("workspaces/{workspace:int}/metrics", "api.metrics", Metrics);
        routes.Read("workspaces/{workspace:int}/findings", "api.findings", Findings);
        routes.Read("workspaces/{workspace:int}/pace", "api.pace", Pace);
        routes.Read("workspaces/{workspace:int}/plans", "api.plans", (ApiContext here) => new JsonAnswer(json => PlanCommands.WriteJson(json, PlanService.List(here.View))));
        routes.Read("workspaces/{workspace:int}/plans/{name}", "api.plan", (ApiContext here, string name) => new JsonAnswer(json => PlanCommands.WriteJson(json, here.View, PlanService.Show(here.View, name))));
        routes.Read("workspaces/{workspace:int}/actions", "api.actions", Actions);
        routes.Read("workspaces/{workspace:int}/reports/health", "api.health", Health);
    }

    private static JsonAnswer Workspaces(ApiContext here, ISeats seats) => new(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("workspaces");
        foreach (var seat in seats.Of(here.Account))
        {
            json.WriteStartObject();
            json.WriteNumber("id", seat.WorkspaceId);
            json.WriteString("name", seat.Workspace);
            json.WriteString("role", seat.Role.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static JsonAnswer Metrics(ApiContext here, string? metric, string? by, string[]? where, string? from, string? to, bool? asIs)
    {
        var answer = here.View.Ask(new MetricQuery(MetricsCommand.Metrics(metric))
        {
            By = [.. MetricsCommand.Names(by).Select(Lookup.DimensionNamed)],
            Where = Where(here, where),
            Days = Days(here, from, to),
            AsIs = asIs ?? false,
        });
        return new(json => MetricsCommand.WriteJson(json, here.View, answer));
    }

    private static JsonAnswer Findings(ApiContext here, DiagnosisService diagnosis, string? from, string? to, string[]? where)
    {
        var report = diagnosis.Run(here.View, Days(here, from, to), null, Where(here, where));
        return Document(here, json => json.Diagnosis(report, here.View.Profile, here.Terminal));
    }

    private static JsonAnswer Pace(ApiContext here, string? by, string? asOf)
    {
        var view = AsOf(here, asOf);
        var report = PaceBoard.Build(view, view.AsOf, [.. MetricsCommand.Names(by ?? "rep").Select(Lookup.DimensionNamed)]);
        return Document(here, json => json.Pace(report, view.Profile, here.Terminal));
    }

    private static JsonAnswer Actions(ApiContext here, string? person, string? asOf)
    {
        var view = AsOf(here, asOf);
        var list = DailyActions.For(view, Person(here, person));
        return Document(here, json => json.Actions(list, view.Profile, here.Terminal));
    }

    private static JsonAnswer Health(ApiContext here, HealthReporter reporter, string? week)
    {
        var view = week is null ? here.View : here.View.AsOfDay(ReportCommands.WeekEnd(here.View, Terminal.Day(week, nameof(week))));
        var report = reporter.Build(view);
        return Document(here, json => json.Health(report, view, here.Terminal));
    }

    private static JsonAnswer Document(ApiContext here, Action<Utf8JsonWriter> write) => new(json =>
    {
        json.WriteStartObject();
        json.WriteString("currency", here.View.Profile.Currency.Code);
        write(json);
        json.WriteEndObject();
    });

    /// <summary>Without a name, the account's own person. Whoever is out of sight is not there.</summary>
    private static int Person(ApiContext here, string? asked)
    {
        if (asked is null) return here.Seat!.PersonId ?? throw new RefusedException(Sentence.Of("api.whose"));
        return here.View.Directory.Find(Dimension.Rep, asked).Where(here.View.Viewer.Sees).ToList() is [var only] ? only : throw new NotThereException();
    }

    /// <summary>Who is out of sight is answered like who does not exist.</summary>
    private static Scope Where(ApiContext here, string[]? conditions)
    {
        var (scope, sight) = (Lookup.Where(here.View, conditions ?? []), new RecordSight(here.View));
        foreach (var (dimension, members) in scope.Members)
            if (dimension is Dimension.Rep or Dimension.Customer && !members.Any(id => dimension == Dimension.Rep ? sight.Rep(id) : sight.Customer(id)))
                throw new RefusedException(Sentence.Of("cli.unknownMember", ("dimension", dimension.Name()), ("text", conditions!.First(c => c.StartsWith(dimension.Name(), StringComparison.OrdinalIgnoreCase)).Split('=')[1].Trim())));
        return scope;
    }

    private static DateRange? Days(ApiContext here, string? from, string? to) => QuestionOptions.Range(from, to, nameof(from), nameof(to), here.View);

    private static WorkspaceView AsOf(ApiContext here, string? day) => AsOfOption.Apply(day, here.View);
}
