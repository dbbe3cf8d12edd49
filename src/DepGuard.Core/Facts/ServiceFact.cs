using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A service exists.</summary>
/// <param name="Service">Its strongest name and the scope in which that name is unique.</param>
/// <param name="Format">Format that defines it, such as <c>docker-compose</c>.</param>
/// <param name="At">The definition.</param>
public sealed record ServiceFact(Reference Service, string Format, SourceSpan At) : Fact(At, Confidence.Declared)
{
    /// <summary>What it is; null if this definition does not tell.</summary>
    public ServiceKind? Kind { get; init; }

    /// <summary>Parts it plays for others.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Image repository without registry, tag and digest; null if none is stated or it is a stock image.</summary>
    public string? Image { get; init; }

    /// <summary>Folder that holds its source or its build description; null if none is known.</summary>
    public string? Folder { get; init; }

    /// <summary>Naming scopes in which it looks names up, nearest first; its own scope is always among them.</summary>
    public IReadOnlyList<string> LookupScopes { get; init; } = [];
}
