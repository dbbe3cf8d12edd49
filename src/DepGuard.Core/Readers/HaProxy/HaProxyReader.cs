using DepGuard.Facts;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.HaProxy;

/// <summary>HAProxy configurations: of containers that mount or copy them, and those that belong to a service by their folder.</summary>
internal sealed class HaProxyReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "haproxy";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed) =>
        [.. GatewayText.Of(workspace, containers, Format, file => IsCandidate(file.Path)).SelectMany(Read)];

    private static bool IsCandidate(string path) => Paths.Name(path).Contains("haproxy", StringComparison.OrdinalIgnoreCase) && Paths.Name(path).Contains(".cfg", StringComparison.Ordinal);

    private IEnumerable<Fact> Read(GatewayText gateway)
    {
        var texts = gateway.Texts.Where(text => HaProxyParser.IsLikely(text.Text)).OrderBy(text => text.Target, StringComparer.Ordinal).ToList();
        if (texts.Count == 0)
            yield break;

        foreach (var text in texts)
            if (text.Text.Contains("{{", StringComparison.Ordinal))
                yield return new ProblemFact("DPG0004", text.Origin.Point(1, 1), text.Origin.Path, ["the tool that owns the template"]);
            else
                yield return new ReadFact(text.Origin.Path, Format);
        var sections = new HaProxyParser(gateway.Variables).Parse(texts.Where(text => !text.Text.Contains("{{", StringComparison.Ordinal)));
        var filters = (string path) => new HaProxyParser(gateway.Variables).Parse(gateway.Texts.Where(text => text.Target == path || Paths.Name(text.Target) == Paths.Name(path)));
        foreach (var fact in gateway.Facts(Format, new HaProxyRoutes(gateway.Owner, sections, filters, gateway.IsDeclared).Read().ToList()))
            yield return fact;
    }
}
