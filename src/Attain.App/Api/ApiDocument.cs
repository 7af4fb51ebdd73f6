using System.Text.RegularExpressions;
using Attain.App.Web;
using Attain.Core;
using Attain.Facts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Attain.App.Api;

/// <summary>What the document says of the API as a whole, in the language it is asked for in.</summary>
internal sealed class ApiDocument(Texts texts, IHttpContextAccessor http) : IOpenApiDocumentTransformer
{
    public const string Security = "token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var language = http.HttpContext is { } asked ? Preferences.LanguageOf(asked.Request) : Language.English;
        document.Info = new OpenApiInfo { Title = texts.Say("api.title", language), Version = "v1", Description = texts.Say("api.about", language) };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Security] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = texts.Say("api.token", language) },
        };
        return Task.CompletedTask;
    }
}

/// <summary>What the document says of one endpoint: what it does, what it needs, which fields it takes, how it refuses.</summary>
internal sealed partial class ApiOperation(Texts texts, IHttpContextAccessor http) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var language = http.HttpContext is { } asked ? Preferences.LanguageOf(asked.Request) : Language.English;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var shape = metadata.OfType<RecordShape>().FirstOrDefault();
        var needs = metadata.OfType<ApiNeeds>().First();
        var method = context.Description.HttpMethod;
        operation.Summary = texts.Say(metadata.OfType<ApiSays>().First().Key, language);
        operation.Description = texts.Say(Sentence.Of("api.needs", ("scopes", needs.Scopes.Select(s => s.ToString().ToLowerInvariant()).ToList()), ("capability", needs.Capability.ToString())), language);
        operation.Tags = new HashSet<OpenApiTagReference> { new(shape?.Name ?? "questions", context.Document) };
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Security, context.Document)] = [] }];
        operation.Parameters ??= [];
        // What the gate reads from the address no handler asks for.
        foreach (Match part in PathPart().Matches(context.Description.RelativePath!))
            if (operation.Parameters.All(known => known.Name != part.Groups["name"].Value))
                operation.Parameters.Insert(0, new OpenApiParameter { Name = part.Groups["name"].Value, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } });
        if (method is "PATCH" or "DELETE")
        {
            operation.Parameters.Add(new OpenApiParameter { Name = "If-Match", In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
        if (shape is not null && method is "POST" or "PATCH")
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = Fields(shape, typed: true) } } };
        if (metadata.OfType<FileBody>().FirstOrDefault() is { } file)
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = file.Types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }) };
        operation.Responses = new OpenApiResponses { [method == "POST" && shape is not null ? "201" : method == "DELETE" ? "204" : "200"] = new OpenApiResponse { Description = operation.Summary, Content = method == "DELETE" ? null : Json(shape, list: method == "GET" && context.Description.RelativePath!.EndsWith(shape?.Name ?? "/", StringComparison.Ordinal)) } };
        foreach (var (status, key) in Refusals(method, shape is not null)) operation.Responses[status] = new OpenApiResponse { Description = texts.Say(key, language) };
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathPart();

    private static IEnumerable<(string Status, string Key)> Refusals(string? method, bool record)
    {
        yield return ("401", "api.noToken");
        yield return ("403", "refusal.notAllowed");
        yield return ("404", "refusal.notThere");
        if (method is "PATCH" or "DELETE")
        {
            yield return ("412", "api.changedMeanwhile");
            yield return ("428", "api.ifMatch");
        }
        yield return ("422", record ? "api.invalid" : "api.unanswerable");
        yield return ("429", "account.tooMany");
    }

    private static Dictionary<string, OpenApiMediaType> Json(RecordShape? shape, bool list)
    {
        var schema = shape is null ? new OpenApiSchema { Type = JsonSchemaType.Object } : Fields(shape, typed: false);
        if (list)
            schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema },
                    ["next"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null },
                },
            };
        return new() { ["application/json"] = new OpenApiMediaType { Schema = schema } };
    }

    private static OpenApiSchema Fields(RecordShape shape, bool typed)
    {
        var schema = Fields(shape.Form, typed);
        if (shape.Lines is { } lines) schema.Properties!["lines"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Fields(lines, typed) };
        return schema;
    }

    private static OpenApiSchema Fields(EditForm form, bool typed)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>() };
        if (!typed)
            foreach (var known in (string[])["id", "version"]) schema.Properties[known] = new OpenApiSchema { Type = JsonSchemaType.Integer };
        foreach (var field in form.Fields)
        {
            schema.Properties[field.Name] = new OpenApiSchema
            {
                Type = (field.Type is EditType.Reference or EditType.Count ? JsonSchemaType.Integer : JsonSchemaType.String) | (field.Required ? default : JsonSchemaType.Null),
                Format = field.Type switch { EditType.Day => "date", EditType.Money or EditType.Quantity => "decimal", _ => null },
                Enum = field.Type == EditType.Choice ? [.. form.Choices(field).Select(choice => (System.Text.Json.Nodes.JsonNode)choice!)] : null,
            };
            if (field.Required) schema.Required.Add(field.Name);
        }
        return schema;
    }
}
