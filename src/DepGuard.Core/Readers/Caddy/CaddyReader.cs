using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.Caddy;

/// <summary>Caddyfiles: of containers that mount or copy them, and those that belong to a service by their folder.</summary>
internal sealed class CaddyReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "caddy";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in containers)
        {
            if (container.Texts.LastOrDefault(text => IsCaddyfile(text.Target)) is not { } text)
                continue;
            var environment = container.Environment.ToLookup(setting => setting.Key.Text, setting => setting.Value, StringComparer.Ordinal);
            facts.AddRange(Configuration(workspace, container.Service, text, name => environment[name].LastOrDefault(), isDeclared: false));
            used.Add(text.Origin.Path);
        }

        var free = workspace.Texts.Where(file => IsCaddyfile($"/{file.Path}") && !used.Contains(file.Path)).ToList();
        var owners = free.Count > 0 ? new FolderOwners(workspace, containers, []) : null;
        foreach (var file in free)
        {
            var running = owners!.Running(file.Path);
            var text = new MountedText(file.Path, file.Text, new TextOrigin(file.Path));
            facts.AddRange(Configuration(workspace, running ?? GatewayService.Named(file.Path, Format), text, _ => null, isDeclared: running is null));
        }

        return facts;
    }

    private static bool IsCaddyfile(string path) => path.EndsWith("/Caddyfile", StringComparison.Ordinal);

    private IEnumerable<Fact> Configuration(Workspace workspace, Reference owner, MountedText text, Func<string, string?> variables, bool isDeclared)
    {
        yield return new ReadFact(text.Origin.Path, Format);
        var calls = CaddyRoutes.Read(owner, CaddyParser.Parse(text.Text, text.Origin, variables, workspace.Limits.Nesting), isDeclared).ToList();
        if (calls.Count == 0)
            yield break;
        yield return isDeclared ? GatewayService.Declared(owner, Format, calls[0].At) : GatewayService.Routes(owner, Format, calls[0].At);
        foreach (var call in WorstRoute.Of(calls))
            yield return call;
    }
}
