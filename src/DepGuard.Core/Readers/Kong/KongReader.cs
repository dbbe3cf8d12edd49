using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.Kong;

/// <summary>Declarative configuration of Kong, as decK writes it and Kong without a database loads it.</summary>
internal sealed class KongReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "kong";

    /// <summary>True for a document of Kong.</summary>
    public static bool IsKong(Node root) =>
        root["_format_version"] is not null && (root["services"] is Sequence || root["routes"] is Sequence || root["upstreams"] is Sequence || root["plugins"] is Sequence);

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        foreach (var (gateway, isDeclared, files) in FileGateways.Of(workspace, containers, "kong", IsKong))
        {
            facts.AddRange(files.Select(file => new ReadFact(file.File.Path, Format)));
            var documents = files.SelectMany(file => file.Documents).Select(document => document.Root).Where(IsKong).ToList();
            var calls = new KongRoutes(gateway, documents).Read().ToList();
            if (calls.Count == 0)
                continue;
            facts.Add(isDeclared ? GatewayService.Declared(gateway, Format, documents[0].At) : GatewayService.Routes(gateway, Format, documents[0].At));
            facts.AddRange(WorstRoute.Of(calls));
        }

        return facts;
    }
}
