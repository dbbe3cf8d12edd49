using DepGuard.Sources;

namespace DepGuard.Readers.Caddy;

/// <summary>A line of a Caddyfile with the lines in its block.</summary>
/// <param name="Words">Its words; the opening brace is none.</param>
/// <param name="At">Its place.</param>
internal sealed record CaddyDirective(IReadOnlyList<string> Words, SourceSpan At)
{
    /// <summary>The lines in its block.</summary>
    public List<CaddyDirective> Block { get; } = [];

    /// <summary>The first word.</summary>
    public string Name => Words[0];

    /// <summary>The first line of a name in the block; null if there is none.</summary>
    public CaddyDirective? Find(string name) => Block.Find(line => line.Name == name);

    /// <summary>The first argument; null if there is none.</summary>
    public string? Value => Words.Count > 1 ? Words[1] : null;
}
