using DepGuard.Facts;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.Caddy;

/// <summary>Caddyfiles: of containers that mount or copy them, and those that belong to a service by their folder.</summary>
internal sealed class CaddyReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "caddy";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed) =>
        [.. GatewayText.Of(workspace, containers, Format, file => IsCaddyfile($"/{file.Path}")).SelectMany(gateway => Read(workspace, gateway))];

    private static bool IsCaddyfile(string path) => path.EndsWith("/Caddyfile", StringComparison.Ordinal);

    private IEnumerable<Fact> Read(Workspace workspace, GatewayText gateway)
    {
        if (gateway.Texts.LastOrDefault(text => IsCaddyfile($"/{text.Target}")) is not { } text)
            return [];
        var routes = CaddyRoutes.Read(gateway.Owner, CaddyParser.Parse(text.Text, text.Origin, gateway.Variables, workspace.Limits.Nesting), gateway.IsDeclared).ToList();
        return [new ReadFact(text.Origin.Path, Format), .. gateway.Facts(Format, routes)];
    }
}
