using DepGuard.Facts.Policies;
using DepGuard.Source.Values;
using Microsoft.CodeAnalysis;

namespace DepGuard.Source.Calls;

/// <summary>A place in code that says something about calls.</summary>
/// <param name="Node">The place.</param>
/// <param name="Label">What says it.</param>
/// <param name="Member">The member of a type that holds it.</param>
internal sealed record CallSite(SyntaxNode Node, string Label, ISymbol? Member)
{
    /// <summary>The address; null if the place says nothing about it.</summary>
    public CodeValue? Value { get; init; }

    /// <summary>Name of the client that makes the call; null if it is not known.</summary>
    public string? Client { get; init; }

    /// <summary>True when the callee is asked whether a request is allowed.</summary>
    public bool IsAuth { get; init; }

    /// <summary>True when it is asked once for what is then kept.</summary>
    public bool IsControl { get; init; }

    /// <summary>What the place does to the calls.</summary>
    public IReadOnlyList<CallPolicy> Policies { get; init; } = [];

    /// <summary>True when it says neither whom nor how.</summary>
    public bool IsEmpty => Value is null && Policies.Count == 0;
}
