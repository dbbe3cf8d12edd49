using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Kubernetes;

/// <summary>The containers of one workload.</summary>
internal sealed class PodReader(
    Workspace workspace, ConfigStore store, Workload workload, ServiceNode node, IReadOnlyDictionary<string, string> serviceVariables)
{
    /// <summary>Proxies and agents beside the real container; what they call is not the service's doing.</summary>
    private static readonly HashSet<string> Transparent = new(StringComparer.Ordinal)
    {
        "istio-proxy", "linkerd-proxy", "daprd", "otel-agent", "vault-agent", "filebeat", "istio-init", "linkerd-init",
    };

    /// <summary>Image repository of the first container that is no proxy or agent; null if there is none.</summary>
    public static string? MainImage(Workload workload)
    {
        var images = (workload.Pod["containers"]?.Items ?? [])
            .Where(container => !Transparent.Contains(container["name"]?.Text ?? string.Empty))
            .Select(container => container["image"]?.Text)
            .OfType<string>()
            .Select(ImageName.Repository)
            .ToList();
        return images.Find(image => StockImages.Find(image) is null) ?? images.FirstOrDefault();
    }

    /// <summary>Adds what the containers state.</summary>
    public void Read(List<Fact> facts, List<Container> containers)
    {
        foreach (var container in workload.Pod["containers"]?.Items ?? [])
            ReadContainer(container, facts, containers);
        foreach (var container in workload.Pod["initContainers"]?.Items ?? [])
            if (container["restartPolicy"]?.Text == "Always")
                ReadContainer(container, facts, containers);
            else
                facts.AddRange(ReadInit(container));
    }

    private void ReadContainer(Node container, List<Fact> facts, List<Container> containers)
    {
        if (Transparent.Contains(container["name"]?.Text ?? string.Empty))
            return;

        var environment = new PodEnvironment(store, workload.Object, serviceVariables);
        var settings = environment.Read(container);
        containers.Add(new Container(node.Service, settings)
        {
            Image = container["image"]?.Text is { } image ? ImageName.Repository(image) : null,
            Mounts = [.. new PodMounts(workspace, store, workload).Read(container)],
            Roles = node.Roles,
        });
        foreach (var port in container["ports"]?.Items ?? [])
            if (AddressGrammar.Port(port["containerPort"]?.Text ?? string.Empty) is { } number)
                facts.Add(new PortFact(node.Service, number, null, port.At));
        facts.AddRange(Commands(container, environment, settings, isInit: false));
        facts.AddRange(Probes(container));
    }

    /// <summary>What an init container waits for or calls must be there before the service starts.</summary>
    private IEnumerable<Fact> ReadInit(Node container)
    {
        var environment = new PodEnvironment(store, workload.Object, serviceVariables);
        var settings = environment.Read(container);
        foreach (var setting in settings)
            if (Settings.KeyMeaning.Of(setting.Key) is { IsNeverCall: false, Mode: null })
                foreach (var parsed in AddressGrammar.Parse(setting.Value).Where(parsed => parsed.Form == AddressForm.Url && !KnownHosts.IsNeverCalled(parsed.Address.Host)))
                    yield return new StartOrderFact(node.Service, parsed.Address, setting.Key.Text, setting.At, Confidence.Inferred);
        foreach (var fact in Commands(container, environment, settings, isInit: true))
            yield return fact;
    }

    private IEnumerable<Fact> Commands(Node container, PodEnvironment environment, IReadOnlyList<Settings.Setting> settings, bool isInit)
    {
        var variables = settings.ToDictionary(setting => setting.Key.Text, StringComparer.Ordinal);
        var command = container["command"]?.Items ?? [];
        var words = command.Concat(container["args"]?.Items ?? []).ToList();
        if (words.Count == 0)
            return [];
        var texts = words.Select(word => environment.Expand(word.Text ?? string.Empty, variables)).ToList();
        return CommandReader.Facts(node.Service, CommandReader.Read(texts), words[0].At with { EndLine = words[^1].At.EndLine, EndColumn = words[^1].At.EndColumn }, isInit);
    }

    private IEnumerable<Fact> Probes(Node container)
    {
        foreach (var key in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
            if (container[key]?["httpGet"]?["host"] is Scalar host && AddressGrammar.ParseBareHost(host.Value) is { } address)
                yield return new CallFact(node.Service, address, key, host.At, Confidence.Inferred) { ModeByKey = CallMode.Control, OnlyIfKnown = true };
    }
}
