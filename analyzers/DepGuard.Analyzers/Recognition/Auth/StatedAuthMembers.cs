using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>
/// Auth calls that the project states itself: <c>depguard.auth_types</c>, <c>depguard.auth_methods</c>, an attribute named
/// <c>DepGuardAuthCallAttribute</c>, and documentation ids in <c>depguard.auth.txt</c>, where <c>!</c> takes one out.
/// </summary>
internal sealed class StatedAuthMembers(AnalyzerSettings settings)
{
    /// <summary>Name of the attribute, in any namespace.</summary>
    public const string Attribute = "DepGuardAuthCallAttribute";

    private readonly HashSet<string> _types = [.. settings.List("auth_types")];
    private readonly HashSet<string> _methods = [.. settings.List("auth_methods")];
    private readonly HashSet<string> _ids = [.. settings.AuthMembers.Where(line => line[0] != '!')];
    private readonly HashSet<string> _excluded = [.. settings.AuthMembers.Where(line => line[0] == '!').Select(line => line.Substring(1).Trim())];

    /// <summary>Whether the settings name none; attributes may.</summary>
    public bool IsEmpty => _types.Count + _methods.Count + _ids.Count == 0;

    /// <summary>True if the project says that the method asks an auth service, false if it says that it does not, null if it says nothing.</summary>
    public bool? Contains(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (_excluded.Count > 0 && (IsIn(_excluded, definition) || IsIn(_excluded, definition.ContainingType)))
            return false;
        return IsMarked(definition) || IsMarked(definition.ContainingType) || IsListed(definition) ? true : null;
    }

    private bool IsListed(IMethodSymbol method) =>
        (_ids.Count > 0 && (IsIn(_ids, method) || IsIn(_ids, method.ContainingType)))
        || (_types.Count > 0 && method.ContainingType.WithContracts().Any(type => _types.Contains(FullName(type))))
        || (_methods.Count > 0 && _methods.Contains($"{FullName(method.ContainingType)}.{method.Name}"));

    private static bool IsIn(HashSet<string> ids, ISymbol symbol) => symbol.GetDocumentationCommentId() is { } id && ids.Contains(id);

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == Attribute);

    private static string FullName(INamedTypeSymbol type) =>
        type.NamespaceName() is { Length: > 0 } space ? $"{space}.{type.MetadataName}" : type.MetadataName;
}
