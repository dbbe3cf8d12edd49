using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Resolution;

/// <summary>A service as one naming scope knows it, before scopes are joined.</summary>
internal sealed class ProvisionalService(int index, Reference reference)
{
    /// <summary>Position in the list of provisional services.</summary>
    public int Index => index;

    /// <summary>Its strongest name and the scope of that name.</summary>
    public Reference Reference => reference;

    /// <summary>Definitions, in order of the facts.</summary>
    public List<ServiceFact> Definitions { get; } = [];

    /// <summary>Further names, in order of the facts.</summary>
    public List<AliasFact> Names { get; } = [];

    /// <summary>Ports on which it listens.</summary>
    public List<PortFact> Ports { get; } = [];

    /// <summary>The part of the scope before its first colon: <c>compose</c>, <c>k8s</c>, <c>dotnet</c>, <c>config</c>.</summary>
    public string Family { get; } = reference.Scope.Split(':')[0];

    /// <summary>Scopes in which it looks names up, nearest first.</summary>
    public IReadOnlyList<string> LookupScopes => Definitions.Count > 0 && Definitions[0].LookupScopes.Count > 0 ? Definitions[0].LookupScopes : [reference.Scope];

    /// <summary>The place that defines it first.</summary>
    public SourceSpan At => Definitions[0].At;
}
