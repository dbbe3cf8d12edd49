using DepGuard.Sources;

namespace DepGuard.Readers.Nginx;

/// <summary>The servers among which a request may be passed on: an <c>upstream</c> block, or a single host.</summary>
/// <param name="Name">Name of the block; the host of a single one.</param>
/// <param name="Servers">Servers that are not <c>down</c>.</param>
internal sealed record NginxGroup(string Name, IReadOnlyList<NginxServer> Servers)
{
    /// <summary>The group that an <c>upstream</c> block declares.</summary>
    public static NginxGroup Of(NginxDirective upstream) => new(
        upstream.Value,
        [.. upstream.Block!.Where(directive => directive.Is("server") && directive.Arguments.Count > 0 && !directive.Arguments.Any(word => word.Text == "down")).Select(NginxServer.Of)]);

    /// <summary>A group of one host.</summary>
    public static NginxGroup Single(string authority, SourceSpan at) => new(authority, [new NginxServer(NginxServer.Parse(authority), at, [])]);
}
