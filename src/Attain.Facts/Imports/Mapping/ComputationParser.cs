using System.Globalization;
using Attain.Core;

namespace Attain.Facts;

/// <summary>sum = product {+|- product}; product = factor {*|/ factor}; factor = - factor | number | column | ( sum ).</summary>
internal sealed class ComputationParser(string text, Func<string, int> find)
{
    private const int Deepest = 100;

    private int _position;
    private int _depth;

    public Computation Whole()
    {
        var whole = Sum();
        return Peek() == '\0' ? whole : throw Wrong("mapping.expressionUnexpected", _position, ("text", text[_position..]));
    }

    private Computation Sum()
    {
        var left = Product();
        while (Peek() is '+' or '-') left = new Computation.Binary(text[_position++], left, Product());
        return left;
    }

    private Computation Product()
    {
        var left = Factor();
        while (Peek() is '*' or '/') left = new Computation.Binary(text[_position++], left, Factor());
        return left;
    }

    private Computation Factor()
    {
        if (++_depth > Deepest) throw Wrong("mapping.expressionDeep", _position);
        try
        {
            switch (Peek())
            {
                case '-':
                    _position++;
                    return new Computation.Minus(Factor());
                case '(':
                    var open = _position++;
                    var inside = Sum();
                    if (Peek() != ')') throw Wrong("mapping.expressionOpen", open, ("sign", "("));
                    _position++;
                    return inside;
                case '[': return Column(Quoted(']'));
                case '"': return Column(Quoted('"'));
                case '\0': throw Wrong("mapping.expressionEnds", text.Length);
                case var c when char.IsAsciiDigit(c) || c == '.': return Number();
                case var c when char.IsLetter(c) || c == '_': return Column(Bare());
                default: throw Wrong("mapping.expressionUnexpected", _position, ("text", text[_position..]));
            }
        }
        finally
        {
            _depth--;
        }
    }

    private Computation.Number Number()
    {
        var start = _position;
        while (_position < text.Length && (char.IsAsciiDigit(text[_position]) || text[_position] == '.')) _position++;
        return decimal.TryParse(text.AsSpan(start, _position - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new(number)
            : throw Wrong("mapping.expressionUnexpected", start, ("text", text[start.._position]));
    }

    private (string Name, int At) Bare()
    {
        var start = _position;
        while (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] == '_')) _position++;
        return (text[start.._position], start);
    }

    private (string Name, int At) Quoted(char close)
    {
        var start = _position;
        var end = text.IndexOf(close, start + 1);
        if (end < 0) throw Wrong("mapping.expressionOpen", start, ("sign", text[start].ToString()));
        _position = end + 1;
        return (text[(start + 1)..end], start);
    }

    private Computation.Cell Column((string Name, int At) column) =>
        find(column.Name) is >= 0 and var index ? new(index) : throw Wrong("mapping.expressionColumn", column.At, ("column", column.Name));

    private char Peek()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
        return _position < text.Length ? text[_position] : '\0';
    }

    private static ComputationException Wrong(string key, int at, params (string Name, object? Value)[] arguments) => new(at + 1, Sentence.Of(key, arguments));
}
