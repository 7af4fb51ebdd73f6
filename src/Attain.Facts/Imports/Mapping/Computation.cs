using Attain.Core;

namespace Attain.Facts;

/// <summary>
/// A computed field: columns, numbers, + - * / and parentheses, in exact decimal arithmetic. A column's name stands bare
/// when it is made of letters, digits and underscores, else in [brackets] or "quotes".
/// </summary>
internal abstract record Computation
{
    /// <param name="column">A column's value; null when the cell is empty.</param>
    /// <returns>Null when a column it needs is empty.</returns>
    /// <exception cref="DivideByZeroException">A divisor is zero.</exception>
    /// <exception cref="OverflowException">A result has more than 28 digits before the point.</exception>
    public abstract decimal? Value(Func<int, decimal?> column);

    public sealed record Number(decimal Constant) : Computation
    {
        public override decimal? Value(Func<int, decimal?> column) => Constant;
    }

    public sealed record Cell(int Index) : Computation
    {
        public override decimal? Value(Func<int, decimal?> column) => column(Index);
    }

    public sealed record Minus(Computation Operand) : Computation
    {
        public override decimal? Value(Func<int, decimal?> column) => -Operand.Value(column);
    }

    public sealed record Binary(char Operator, Computation Left, Computation Right) : Computation
    {
        public override decimal? Value(Func<int, decimal?> column)
        {
            if (Left.Value(column) is not { } left || Right.Value(column) is not { } right) return null;
            return Operator switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => left / right,
            };
        }
    }

    /// <param name="text">What the mapping says.</param>
    /// <param name="find">Where a column stands, -1 when there is none.</param>
    /// <exception cref="ComputationException">The text cannot be read; with the position.</exception>
    public static Computation Parse(string text, Func<string, int> find) => new ComputationParser(text, find).Whole();
}

/// <summary>An expression cannot be read at a position, counted from 1.</summary>
internal sealed class ComputationException(int position, Sentence why) : Exception(why.ToString())
{
    public int Position { get; } = position;

    public Sentence Why { get; } = why;
}
