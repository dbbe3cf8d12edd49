using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Recognises the policies of Polly 7 that never give up: <c>RetryForever</c>, <c>WaitAndRetryForever</c>.</summary>
internal sealed class PollyForever
{
    /// <summary>The classes that hold Polly's retry methods: sync and async, with and without a result.</summary>
    public static readonly IReadOnlyList<string> Syntaxes =
    [
        "Polly.RetrySyntax",
        "Polly.RetryTResultSyntax",
        "Polly.AsyncRetrySyntax",
        "Polly.AsyncRetryTResultSyntax",
    ];

    private readonly HashSet<ISymbol> _syntaxes;

    private PollyForever(HashSet<ISymbol> syntaxes) => _syntaxes = syntaxes;

    /// <summary>Null if the compilation does not reference Polly 7.</summary>
    public static PollyForever? In(KnownSymbols symbols)
    {
        var syntaxes = new HashSet<ISymbol>(symbols.FindAll(Syntaxes), SymbolEqualityComparer.Default);
        return syntaxes.Count > 0 ? new(syntaxes) : null;
    }

    /// <summary>Whether the call makes such a policy; inside Polly its overloads only pass it on to each other.</summary>
    public bool IsCreatedBy(IInvocationOperation call) =>
        call.TargetMethod.Name is "RetryForever" or "RetryForeverAsync" or "WaitAndRetryForever" or "WaitAndRetryForeverAsync"
        && _syntaxes.Contains(call.TargetMethod.ContainingType)
        && !call.IsToOwnAssembly();
}
