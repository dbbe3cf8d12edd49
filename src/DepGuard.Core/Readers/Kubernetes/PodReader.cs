using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>The containers of workloads.</summary>
internal sealed class PodReader(PodMounts mounts, ConfigStore store, ServiceVariables serviceVariables)
{
    private static readonly string[] ProbeKeys = ["livenessProbe", "readinessProbe", "startupProbe"];

    private static readonly string[] HookKeys = ["postStart", "preStop"];

    /// <summary>
    /// Image repository of the container that answers: the one that listens on the Services' target port, else the one named like the
    /// workload, else the first that is no stock image; null if there is none.
    /// </summary>
    public static string? MainImage(Workload workload, Lazy<IReadOnlySet<string>> targetPorts)
    {
        var own = workload.Containers.Where(container => container["image"]?.Text is not null).ToList();
        if (own.Count == 1)
            return ImageName.Repository(own[0]["image"]!.Text!);
        var answering = own.FindAll(container => (container["ports"]?.Items ?? []).Any(port =>
            targetPorts.Value.Contains(port["containerPort"]?.Text ?? string.Empty) || targetPorts.Value.Contains(port["name"]?.Text ?? string.Empty)));
        if (answering.Count != 1)
            answering = own.FindAll(container => container["name"]?.Text == workload.Object.Name.Value);
        var images = (answering.Count == 1 ? answering : own).Select(container => ImageName.Repository(container["image"]!.Text!)).ToList();
        return images.Find(image => StockImages.Find(image) is null) ?? images.FirstOrDefault();
    }

    /// <summary>Adds what the containers of a workload state.</summary>
    public void Read(Workload workload, ServiceNode node, List<Fact> facts, List<Container> containers)
    {
        foreach (var container in workload.Containers)
            ReadContainer(workload, node, container, facts, containers);
        foreach (var container in (workload.Pod["containers"]?.Items ?? []).Where(container => Sidecars.IsEnvoy(container) && !workload.Containers.Contains(container)))
            containers.Add(new Container(node.Service, []) { Mounts = [.. mounts.Read(workload, container)], IsSidecar = true });
        foreach (var container in (workload.Pod["containers"]?.Items ?? []).Concat(workload.Pod["initContainers"]?.Items ?? []).Where(Sidecars.IsCloudSqlProxy))
            facts.AddRange(CloudSqlProxy.Read(node.Service, Words(container, Environment(workload, container)), Place(container)));
        foreach (var container in workload.Pod["initContainers"]?.Items ?? [])
            if (Sidecars.Is(container))
                continue;
            else if (container["restartPolicy"]?.Text == "Always")
                ReadContainer(workload, node, container, facts, containers);
            else
                facts.AddRange(ReadInit(workload, node, container));
    }

    private void ReadContainer(Workload workload, ServiceNode node, Node container, List<Fact> facts, List<Container> containers)
    {
        var environment = Environment(workload, container);
        var words = Words(container, environment);
        containers.Add(new Container(node.Service, [.. environment.Settings])
        {
            Image = container["image"]?.Text is { } image ? ImageName.Repository(image) : null,
            Mounts = [.. mounts.Read(workload, container)],
            Texts = [.. mounts.Texts(workload, container)],
            Roles = node.Roles,
            AppId = workload.Annotations?["dapr.io/app-id"]?.Text,
            Arguments = words,
            SettingArguments = [.. words.Select(word => SettingArgument.Read(word, Place(container))).OfType<Setting>()],
        });
        facts.AddRange(environment.Missing);
        foreach (var port in container["ports"]?.Items ?? [])
            if (AddressGrammar.Port(port["containerPort"]?.Text ?? string.Empty) is { } number)
                facts.Add(new PortFact(node.Service, number, null, port.At));
        if (words.Count > 0)
            facts.AddRange(CommandReader.Facts(node.Service, CommandReader.Read(words), Place(container), allWait: false));
        facts.AddRange(ProbesAndHooks(node, container, environment));
    }

    /// <summary>What an init container waits for or calls must be there before the service starts.</summary>
    private IEnumerable<Fact> ReadInit(Workload workload, ServiceNode node, Node container)
    {
        var environment = Environment(workload, container);
        foreach (var call in SettingCalls.Read(new SettingOwner(node.Service), [.. environment.Settings]).OfType<CallFact>().Where(call => call.ModeByKey is null))
            yield return new StartOrderFact(node.Service, call.Target, call.Key, call.At, Confidence.Inferred) { OnlyIfKnown = call.OnlyIfKnown };

        var (words, at) = (Words(container, environment), Place(container));
        foreach (var fact in CommandReader.Facts(node.Service, CommandReader.Read(words), at, allWait: true))
            yield return fact is StartOrderFact order ? order with { OnlyIfKnown = order.Needs.Port is null && order.Needs.Scheme is null } : fact;
        foreach (var address in InitWaits.Read(container["image"]?.Text ?? string.Empty, words))
            yield return new StartOrderFact(node.Service, address, "wait", at, Confidence.Declared) { OnlyIfKnown = address.Port is null };
        foreach (var fact in environment.Missing)
            yield return fact;
    }

    private PodEnvironment Environment(Workload workload, Node container)
    {
        var environment = new PodEnvironment(store, workload.Object, name => serviceVariables.Value(workload, name));
        environment.Read(container);
        return environment;
    }

    /// <summary>Command and arguments with variables replaced.</summary>
    private static List<string> Words(Node container, PodEnvironment environment) =>
        [.. CommandNodes(container).Select(word => environment.ExpandArgument(word.Text ?? string.Empty))];

    private static SourceSpan Place(Node container)
    {
        var nodes = CommandNodes(container).ToList();
        return nodes.Count == 0 ? container.At : nodes[0].At with { EndLine = nodes[^1].At.EndLine, EndColumn = nodes[^1].At.EndColumn };
    }

    private static IEnumerable<Node> CommandNodes(Node container) => (container["command"]?.Items ?? []).Concat(container["args"]?.Items ?? []);

    /// <summary>Probes and hooks ask the pod itself unless they name another host.</summary>
    private static IEnumerable<Fact> ProbesAndHooks(ServiceNode node, Node container, PodEnvironment environment)
    {
        var actions = ProbeKeys.Select(key => (Key: key, Action: container[key]))
            .Concat(HookKeys.Select(key => (Key: key, Action: container["lifecycle"]?[key])));
        foreach (var (key, action) in actions.Where(one => one.Action is not null))
        {
            foreach (var host in (Node?[])[action?["httpGet"]?["host"], action?["tcpSocket"]?["host"]])
                if (host is Scalar stated && AddressGrammar.ParseBareHost(stated.Value) is { } address)
                    yield return new CallFact(node.Service, address, key, host.At, Confidence.Inferred) { ModeByKey = CallMode.Control };
            if (action?["exec"]?["command"] is not { Items: { Count: > 0 } words } command)
                continue;
            foreach (var found in CommandReader.Read([.. words.Select(word => environment.ExpandArgument(word.Text ?? string.Empty))]))
                if (!KnownHosts.IsNeverCalled(found.Parsed.Address.Host))
                    yield return new CallFact(node.Service, found.Parsed.Address, key, command.At, Confidence.Inferred)
                    {
                        ModeByKey = CallMode.Control,
                        OnlyIfKnown = found.Parsed.Form != AddressForm.Url,
                    };
        }
    }
}
