namespace Attain.Core;

/// <summary>
/// An expected refusal: what is wrong, where, and what to do, in one sentence. The command line prints it and exits with 1; it is
/// never a crash. Nothing has been changed when it is thrown.
/// </summary>
public sealed class RefusedException(Sentence sentence) : Exception(sentence.ToString())
{
    public Sentence Sentence { get; } = sentence;
}
