using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Attain.Tests.Architecture;

/// <summary>A C# file, parsed.</summary>
/// <param name="path">From the root, with forward slashes.</param>
internal sealed class SourceFile(string path, string text)
{
    /// <summary>Stands in <see cref="Literals"/> for what an interpolated string computes.</summary>
    public const char Hole = '\u0001';

    private readonly CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();

    public string Path { get; } = path;

    /// <summary>"Attain.Core" for src/Attain.Core/Money/Money.cs; null outside src.</summary>
    public string? Floor => Path.StartsWith("src/", StringComparison.Ordinal) ? Path.Split('/')[1] : null;

    public bool IsUnder(string folder) => Path.Contains($"/{folder}/", StringComparison.Ordinal);

    /// <summary>Names written with dots in code or using directives: "DateTime.Now", "Microsoft.EntityFrameworkCore".</summary>
    public IEnumerable<(string Name, int Line)> DottedNames() => root.DescendantNodes().Where(node => node is MemberAccessExpressionSyntax or QualifiedNameSyntax)
        .Where(node => node.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax) || !node.Parent.ToString().StartsWith(node.ToString(), StringComparison.Ordinal))
        .Select(node => (string.Concat(node.ToString().Where(c => !char.IsWhiteSpace(c))), Line(node)));

    /// <summary>Every string in the file, with a <see cref="Hole"/> for each computed part.</summary>
    public IEnumerable<(string Value, int Line)> Literals()
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression))
            {
                yield return (literal.Token.ValueText, Line(node));
            }
            else if (node is InterpolatedStringExpressionSyntax interpolated)
            {
                yield return (Flatten(interpolated), Line(node));
            }
        }
    }

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

    private static string Flatten(InterpolatedStringExpressionSyntax interpolated)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Contents)
        {
            _ = part is InterpolatedStringTextSyntax words ? text.Append(words.TextToken.ValueText) : text.Append(Hole);
        }

        return text.ToString();
    }

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
