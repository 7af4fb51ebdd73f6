using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Attain.Tests.Architecture;

/// <summary>A C# file, parsed.</summary>
/// <param name="path">From the root, with forward slashes.</param>
internal sealed partial class SourceFile(string path, string text)
{
    /// <summary>Stands in <see cref="Literals"/> for what an interpolated string computes.</summary>
    public const char Hole = '\u0001';

    private readonly CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();

    public string Path { get; } = path;

    /// <summary>A Razor file, of which only the strings that may be keys of texts are read: each stands handed to a call on its own line.</summary>
    public static SourceFile OfMarkup(string path, string text) =>
        new(path, string.Join('\n', text.Split('\n').Select(line => string.Concat(Key().Matches(line).Select(match => $"Say({Whole(match.Value)});")))));

    /// <summary>No key ends with a dot: what follows is computed and added.</summary>
    private static string Whole(string literal) => literal.EndsWith(".\"", StringComparison.Ordinal) ? literal + " + rest" : literal;

    /// <summary>"Attain.Core" for src/Attain.Core/Money/Money.cs; null outside src.</summary>
    public string? Floor => Path.StartsWith("src/", StringComparison.Ordinal) ? Path.Split('/')[1] : null;

    public bool IsUnder(string folder) => Path.Contains($"/{folder}/", StringComparison.Ordinal);

    /// <summary>Names written with dots in code or using directives, as long as they go: "DateTime.Now", "Microsoft.EntityFrameworkCore".</summary>
    public IEnumerable<(string Name, int Line)> DottedNames() =>
        from node in root.DescendantNodes()
        where node is MemberAccessExpressionSyntax or QualifiedNameSyntax
        where node.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax)
        let name = Dotted(node)
        where name is not null
        select (name, Line(node));

    /// <summary>Every string in the file, with a <see cref="Hole"/> for each computed part, and whether it is handed to a method.</summary>
    public IEnumerable<(string Value, bool Handed, int Line)> Literals() =>
        from node in root.DescendantNodes().OfType<ExpressionSyntax>()
        let text = Flatten(node)
        where text is not null && text.Any(c => c != Hole)
        let handed = node.Ancestors().FirstOrDefault(outer => outer is ArgumentSyntax or StatementSyntax or MemberDeclarationSyntax)
        select (text, handed is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax }, Line(node));

    /// <summary>Calls of Sentence.Of with a key written out: the key and the names given, or null where these are not written out.</summary>
    public IEnumerable<(string Key, IReadOnlySet<string>? Names, int Line)> Sentences()
    {
        foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var arguments = call.ArgumentList.Arguments;
            if (call.Expression.ToString() == "Sentence.Of" && arguments.Count > 0
                && arguments[0].Expression is LiteralExpressionSyntax key && key.IsKind(SyntaxKind.StringLiteralExpression))
            {
                var names = arguments.Skip(1).Select(argument => (argument.Expression as TupleExpressionSyntax)?.Arguments[0].Expression as LiteralExpressionSyntax).ToList();
                yield return (key.Token.ValueText, names.Contains(null) ? null : names.Select(name => name!.Token.ValueText).ToHashSet(), Line(call));
            }
        }
    }

    // A quote straight after = opens an attribute, not a string.
    [GeneratedRegex("(?<!=)\\$?\"[a-z][^\"\\s]*\\.[^\"\\s]*\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Key();

    /// <summary>What a written, interpolated or added-up string says; null for any other expression.</summary>
    private static string? Flatten(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part =>
            part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : Hole.ToString())),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && (Flatten(sum.Left) ?? Flatten(sum.Right)) is not null =>
            (Flatten(sum.Left) ?? Hole.ToString()) + (Flatten(sum.Right) ?? Hole.ToString()),
        _ => null,
    };

    /// <summary>Null where something is called or computed on the way.</summary>
    private static string? Dotted(SyntaxNode node) => node switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => Dotted(alias.Name),
        QualifiedNameSyntax qualified => Dotted(qualified.Left) is { } left ? $"{left}.{Dotted(qualified.Right)}" : null,
        MemberAccessExpressionSyntax access => Dotted(access.Expression) is { } start ? $"{start}.{Dotted(access.Name)}" : null,
        _ => null,
    };

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
