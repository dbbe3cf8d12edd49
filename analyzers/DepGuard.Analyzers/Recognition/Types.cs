using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Questions that several recognisers ask about a type.</summary>
internal static class Types
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Names = new();

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
    public static bool IsAny(this ITypeSymbol? type, HashSet<ISymbol> contracts)
    {
        if (type is null || contracts.Count == 0)
            return false;
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
            if (contracts.Contains(current.OriginalDefinition))
                return true;
        foreach (var contract in type.AllInterfaces)
            if (contracts.Contains(contract.OriginalDefinition))
                return true;
        return false;
    }

    /// <summary>Whether the type is this one, derives from it or implements it; false if it is not known.</summary>
    public static bool Is(this ITypeSymbol? type, INamedTypeSymbol? contract) =>
        contract is not null && (contract.TypeKind == TypeKind.Interface ? type.WithContracts() : type.WithBases().Select(other => other.OriginalDefinition))
            .Any(other => SymbolEqualityComparer.Default.Equals(other, contract));

    /// <summary>The type that declares the method: of a member of an extension block of C# 14, whose type has no name, the class around the block.</summary>
    public static INamedTypeSymbol Owner(this IMethodSymbol method) =>
        method.ContainingType is { Name: "", ContainingType: { } around } ? around : method.ContainingType;

    /// <summary>The full name of a type's namespace; empty for the global one.</summary>
    public static string NamespaceName(this ITypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? Names.GetValue(space, one => one.ToDisplayString()) : "";
}
