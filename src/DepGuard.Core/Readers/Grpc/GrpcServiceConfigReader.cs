using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Grpc;

/// <summary>
/// Files with a gRPC service config, in the folder of a service or mounted into it. They name gRPC services and no hosts: what they say counts
/// for calls to the service of that name, and for the one gRPC address that the caller has where there is one only.
/// </summary>
internal sealed class GrpcServiceConfigReader : IConfigurationReader
{
    private static readonly HashSet<string> Schemes = new(StringComparer.Ordinal) { "grpc", "grpcs", "dns", "xds", "static", "passthrough" };

    /// <inheritdoc/>
    public string Format => "grpc-service-config";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var files = workspace.Files.Where(file => file.Documents.Count == 1 && !claimed.Contains(file.File.Path) && GrpcServiceConfig.From(file.Documents[0].Root) is not null).ToList();
        if (files.Count == 0)
            return facts;

        var owners = new FolderOwners(workspace, containers, files);
        foreach (var file in files)
        {
            var mounted = containers.Where(container => container.Mounts.Any(mount => ReferenceEquals(mount.File, file))).Select(container => container.Service).Distinct().ToList();
            var callers = mounted.Count > 0 ? mounted : owners.Running(file.File.Path) is { } running ? [running] : [];
            facts.Add(callers.Count > 0 ? new ReadFact(file.File.Path, Format) : new ReadFact(file.File.Path, null, "gRPC service config of no known service"));
            foreach (var caller in callers)
                facts.AddRange(Facts(GrpcServiceConfig.From(file.Documents[0].Root)!, file, caller, containers));
        }

        return facts;
    }

    private static IEnumerable<Fact> Facts(GrpcServiceConfig config, ParsedFile file, Reference caller, IReadOnlyList<Container> containers)
    {
        foreach (var problem in config.Problems(caller))
            yield return problem;
        var called = Called(caller, containers);
        var matched = config.Services.Where(service => service.Length > 0).ToDictionary(service => service, service => Matching(service, caller, containers, called), StringComparer.Ordinal);
        foreach (var service in config.Services)
        {
            var callees = service.Length > 0 ? matched[service] is { } match ? [match] : [] : called.Where(host => !matched.ContainsValue(host)).ToList();
            foreach (var callee in callees)
                foreach (var policy in config.Of(service).Where(policy => !policy.IsEmpty))
                    yield return new PolicyFact([caller.Scope], new Address(callee), policy, $"service config {file.File.Path}", Confidence.Inferred)
                    {
                        Callers = new HashSet<Reference> { caller },
                        HasOtherEffects = true,
                    };
        }
    }

    /// <summary>Hosts that the caller's variables name for gRPC.</summary>
    private static List<string> Called(Reference caller, IReadOnlyList<Container> containers) =>
    [
        .. containers.Where(container => container.Service == caller)
            .SelectMany(container => SettingCalls.Read(new SettingOwner(caller), container.Environment))
            .OfType<CallFact>()
            .Where(call => Schemes.Contains(call.Target.Scheme ?? string.Empty) || call.Target.Port == 50051 || new SettingKey(call.Key).Words.Contains("grpc"))
            .Select(call => call.Target.Host)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The service that is named like a gRPC service, which ends its full name; else the only gRPC address of the caller.</summary>
    private static string? Matching(string service, Reference caller, IReadOnlyList<Container> containers, List<string> called)
    {
        var name = FoldedName.WithoutSuffix(service[(service.LastIndexOf('.') + 1)..]);
        var hosts = called.Concat(containers.Where(container => container.Service.Scope == caller.Scope && container.Service != caller).Select(container => container.Service.Name));
        var named = hosts.Where(host => FoldedName.WithoutSuffix(host) == name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return named.Count == 1 ? named[0] : named.Count == 0 && called.Count == 1 ? called[0] : null;
    }
}
