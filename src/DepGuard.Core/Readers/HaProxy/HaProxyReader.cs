using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.HaProxy;

/// <summary>HAProxy configurations: of containers that mount or copy them, and those that belong to a service by their folder.</summary>
internal sealed class HaProxyReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "haproxy";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in containers.Where(container => container.Texts.Count > 0))
        {
            var environment = container.Environment.ToLookup(setting => setting.Key.Text, setting => setting.Value, StringComparer.Ordinal);
            var texts = container.Texts.GroupBy(text => text.Target, StringComparer.Ordinal).Select(group => group.Last()).ToList();
            facts.AddRange(Configuration(container.Service, texts, name => environment[name].LastOrDefault(), isDeclared: false));
            used.UnionWith(texts.Select(text => text.Origin.Path));
        }

        var owners = new Lazy<FolderOwners>(() => new FolderOwners(workspace, containers, []));
        foreach (var file in workspace.Texts.Where(file => IsCandidate(file.Path) && !used.Contains(file.Path)))
        {
            var running = owners.Value.Running(file.Path);
            facts.AddRange(Configuration(
                running ?? GatewayService.Named(file.Path, Format), [new MountedText(file.Path, file.Text, new TextOrigin(file.Path))], _ => null, isDeclared: running is null));
        }

        return facts;
    }

    private static bool IsCandidate(string path) => Paths.Name(path).Contains("haproxy", StringComparison.OrdinalIgnoreCase) && Paths.Name(path).Contains(".cfg", StringComparison.Ordinal);

    private IEnumerable<Fact> Configuration(Reference owner, List<MountedText> visible, Func<string, string?> variables, bool isDeclared)
    {
        var texts = visible.Where(text => HaProxyParser.IsLikely(text.Text)).OrderBy(text => text.Target, StringComparer.Ordinal).ToList();
        if (texts.Count == 0)
            yield break;

        foreach (var text in texts)
            if (text.Text.Contains("{{", StringComparison.Ordinal))
                yield return new ProblemFact("DPG0004", text.Origin.Point(1, 1), text.Origin.Path, ["the tool that owns the template"]);
            else
                yield return new ReadFact(text.Origin.Path, Format);
        var sections = new HaProxyParser(variables).Parse(texts.Where(text => !text.Text.Contains("{{", StringComparison.Ordinal)));
        var filters = (string path) => new HaProxyParser(variables).Parse(visible.Where(text => text.Target == path || Paths.Name(text.Target) == Paths.Name(path)));
        var calls = new HaProxyRoutes(owner, sections, filters, isDeclared).Read().ToList();
        if (calls.Count == 0)
            yield break;

        yield return isDeclared ? GatewayService.Declared(owner, Format, calls[0].At) : GatewayService.Routes(owner, Format, calls[0].At);
        foreach (var call in WorstRoute.Of(calls))
            yield return call;
    }
}
