using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Questions that several recognisers ask about a type.</summary>
internal static class Types
{
    /// <summary>The type, then its base types.</summary>
    public static IEnumerable<INamedTypeSymbol> WithBases(this ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>The type, its base types and its interfaces, without type arguments.</summary>
    public static IEnumerable<INamedTypeSymbol> WithContracts(this ITypeSymbol? type) =>
        type is null ? [] : type.WithBases().Concat(type.AllInterfaces).Select(contract => contract.OriginalDefinition);

    /// <summary>Whether the type is one of these, derives from one or implements one.</summary>
    public static bool IsAny(this ITypeSymbol? type, HashSet<ISymbol> contracts) =>
        contracts.Count > 0 && type.WithContracts().Any(contracts.Contains);

    /// <summary>Whether the type is this one, derives from it or implements it; false if it is not known.</summary>
    public static bool Is(this ITypeSymbol? type, INamedTypeSymbol? contract) =>
        contract is not null && type.WithContracts().Any(other => SymbolEqualityComparer.Default.Equals(other, contract));

    /// <summary>The type that declares the method: of a member of an extension block of C# 14, whose type has no name, the class around the block.</summary>
    public static INamedTypeSymbol Owner(this IMethodSymbol method) =>
        method.ContainingType is { Name: "", ContainingType: { } around } ? around : method.ContainingType;

    /// <summary>The full name of a type's namespace; empty for the global one.</summary>
    public static string NamespaceName(this ITypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";
}
