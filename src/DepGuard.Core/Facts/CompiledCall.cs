using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>What compiled code says about the calls of a client: whom it calls, as far as values can be followed, and what is done to the calls.</summary>
/// <param name="At">The place that states it.</param>
/// <param name="Label">What states it, such as <c>BaseAddress</c>.</param>
/// <param name="Programs">Paths of the project files of the programs that run the code, sorted.</param>
public sealed record CompiledCall(SourceSpan At, string Label, IReadOnlyList<string> Programs)
{
    /// <summary>Text at the beginning of the address; null if code holds none.</summary>
    public string? Text { get; init; }

    /// <summary>Key of the setting that holds the address, such as <c>Stock:Url</c>; it counts for more than the text.</summary>
    public string? Setting { get; init; }

    /// <summary>Names by which the client is known: that given to it, and those of its types.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    /// <summary>True when the callee is asked whether a request is allowed.</summary>
    public bool IsAuth { get; init; }

    /// <summary>True when it is only asked once for what is then kept, such as the keys of tokens.</summary>
    public bool IsControl { get; init; }

    /// <summary>What is done to the calls; the product is the member that does it.</summary>
    public IReadOnlyList<CallPolicy> Policies { get; init; } = [];

    /// <summary>True when nothing shows that the programs run this code of a library, beyond that they reference it.</summary>
    public bool IsGuess { get; init; }
}
