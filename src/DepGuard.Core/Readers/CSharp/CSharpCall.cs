namespace DepGuard.Readers.CSharp;

/// <summary>A call of a method, or the creation of an object, as written.</summary>
/// <param name="Name">Name of the method or type.</param>
/// <param name="TypeArgument">The type arguments as written; empty without.</param>
/// <param name="Receiver">Index of the call whose result it is made on; -1 if there is none.</param>
/// <param name="ReceiverName">Last name in front of the dot; empty if there is none.</param>
/// <param name="First">Index of the token with the name.</param>
/// <param name="Open">Index of the opening parenthesis.</param>
/// <param name="Close">Index of the closing parenthesis.</param>
internal sealed record CSharpCall(string Name, string TypeArgument, int Receiver, string ReceiverName, int First, int Open, int Close)
{
    /// <summary>Index of the first token of the chain of calls that it belongs to.</summary>
    public int ChainStart { get; init; }

    /// <summary>True when no further call is made on its result.</summary>
    public bool IsLast { get; init; }

    /// <summary>Arguments as ranges of tokens.</summary>
    public IReadOnlyList<Range> Arguments { get; init; } = [];
}
