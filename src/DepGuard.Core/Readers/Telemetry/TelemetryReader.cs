using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Telemetry;

/// <summary>
/// Configuration of telemetry pipelines, OpenTelemetry Collector and Prometheus: the container that mounts the file exports to, or scrapes,
/// whom the file names. Nothing that serves a request depends on that, so every call is of mode control.
/// </summary>
internal sealed class TelemetryReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "telemetry";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        foreach (var container in containers)
            foreach (var mount in container.Mounts)
                foreach (var document in mount.File.Documents.Where(document => PipelineFile.IsPipeline(document.Root)))
                {
                    facts.Add(new ReadFact(document.Root.At.Path, Format));
                    facts.AddRange(PipelineFile.Addresses(document.Root).SelectMany(address => Calls(container, address)));
                }

        var read = facts.OfType<ReadFact>().Select(fact => fact.Path).ToHashSet(StringComparer.Ordinal);
        var others = workspace.Files.Where(file => !read.Contains(file.File.Path) && !claimed.Contains(file.File.Path) && file.Documents.Any(document => PipelineFile.IsCollector(document.Root)));
        facts.AddRange(others.Select(file => new ReadFact(file.File.Path, null, "telemetry pipeline that no container mounts")));
        return facts;
    }

    private static IEnumerable<Fact> Calls(Container container, PipelineAddress address)
    {
        var value = PipelineVariables.Replace(address.Value.Value, container.Environment, out var unset);
        if (unset is not null)
        {
            yield return new ProblemFact("DPG0005", address.Value.At, $"{container.Service.Name}:{address.Key}:{unset}", [unset, address.Key]);
            yield break;
        }

        var parsed = AddressGrammar.Parse(value).Select(one => one.Address).ToList();
        if (parsed.Count == 0 && AddressGrammar.ParseBareHost(value) is { } bare)
            parsed.Add(bare);
        foreach (var target in parsed.Where(target => !KnownHosts.IsNeverCalled(target.Host)))
            yield return new CallFact(container.Service, target, address.Key, address.Value.At, Confidence.Declared) { ModeByKey = CallMode.Control };
    }
}
