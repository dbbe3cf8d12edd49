using DepGuard.Sources;

namespace DepGuard.Readers.Nginx;

/// <summary>A directive with its arguments and, if it has one, its block.</summary>
/// <param name="Name">The first word.</param>
/// <param name="Arguments">The other words.</param>
/// <param name="Block">The directives in its block; null if it ends with a semicolon.</param>
internal sealed record NginxDirective(NginxWord Name, IReadOnlyList<NginxWord> Arguments, IReadOnlyList<NginxDirective>? Block)
{
    /// <summary>Its place: the argument that says most, or the name.</summary>
    public SourceSpan At => Arguments.Count > 0 ? Arguments[0].At : Name.At;

    /// <summary>The first argument; empty if there is none.</summary>
    public string Value => Arguments.Count > 0 ? Arguments[0].Text : string.Empty;

    /// <summary>True if it is named so.</summary>
    public bool Is(string name) => Name.Text == name;
}
