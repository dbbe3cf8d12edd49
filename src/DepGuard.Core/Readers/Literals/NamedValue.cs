using DepGuard.Facts;

namespace DepGuard.Readers.Literals;

/// <summary>The bare name of a service in a variable of which its own file does not show what it is for.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Guess">The call, as a guess.</param>
/// <param name="IsUnmistakable">True when the name is no word of everyday code.</param>
internal sealed record NamedValue(string? Variable, CallFact Guess, bool IsUnmistakable)
{
    /// <summary>The call, if the value of such a constant is the host of a URL elsewhere in the service, or a guess; null if it is a word like any other.</summary>
    /// <param name="hosts">Variables that the files of the service put into URLs.</param>
    public CallFact? Call(IEnumerable<IReadOnlySet<string>> hosts)
    {
        if (IsConstant && hosts.Any(file => file.Contains(Variable!)))
            return Guess with { Confidence = Confidence.Inferred };
        return IsUnmistakable ? Guess : null;
    }

    /// <summary>True for <c>ORDER_SERVICE</c>; other names mean something else in every file.</summary>
    private bool IsConstant => Variable is { Length: > 2 } name && name.Contains('_') && !name.Any(char.IsLower);
}
