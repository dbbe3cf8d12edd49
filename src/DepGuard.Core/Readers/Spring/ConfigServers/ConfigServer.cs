using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Calls;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.ConfigServers;

/// <summary>Where an application gets its settings from, and where a configuration server gets those that it serves.</summary>
internal static class ConfigServer
{
    /// <summary>Documented address of a server where none is stated (Spring Cloud Config, <c>ConfigClientProperties</c>).</summary>
    private static readonly Address Default = new("localhost", 8888, "http");

    private static readonly string[] Backends = ["git", "svn", "composite"];

    private static readonly string[] Keys = ["springcloudconfig", "springconfigimport"];

    /// <summary>True for the properties that are read here.</summary>
    public static bool Covers(Property property) => Array.Exists(Keys, key => property.Folded.StartsWith(key, StringComparison.Ordinal));

    /// <summary>True if the application's settings make it a client of a configuration server.</summary>
    public static bool IsClient(Properties properties) =>
        Imports(properties).Any(import => import.Source == "configserver")
        || properties.Under("springcloudconfig").Any(property => !property.Folded.StartsWith("springcloudconfigserver", StringComparison.Ordinal) && !property.IsFalse);

    /// <summary>True if the settings say where the server is.</summary>
    public static bool IsStated(Properties properties) =>
        Imports(properties).Any(import => import.Source == "configserver")
        || properties.Find("springcloudconfiguri") is not null
        || properties.Find("springcloudconfigdiscoveryenabled")?.IsTrue == true;

    /// <summary>Calls to the server, to its repositories, and what has to run before the application starts.</summary>
    public static IEnumerable<Fact> Read(ApplicationCalls calls) => Server(calls).Concat(Discovered(calls)).Concat(Repositories(calls));

    /// <summary><c>spring.config.import: configserver:http://config:8888</c>; without <c>optional:</c> the application does not start without it.</summary>
    private static IEnumerable<Fact> Server(ApplicationCalls calls)
    {
        foreach (var (source, isOptional, text, property) in Imports(calls.Properties))
        {
            var addresses = AddressGrammar.Parse(text).Select(parsed => parsed.Address).ToList();
            if (addresses.Count == 0 && text.Length == 0 && source == "configserver" && calls.Properties.Find("springcloudconfiguri") is null && calls.Application.OnHost)
                addresses = [Default];
            foreach (var address in addresses)
            {
                yield return calls.Call(address, property, CallMode.Control, null, Confidence.Inferred);
                if (!isOptional && !calls.Application.OnHost)
                    yield return new StartOrderFact(calls.Application.Service, address, property.Key, property.At, Confidence.Inferred);
            }
        }
    }

    /// <summary>A server that is found in the registry, under the stated name or the documented one.</summary>
    private static IEnumerable<Fact> Discovered(ApplicationCalls calls)
    {
        if (calls.Properties.Find("springcloudconfigdiscoveryenabled") is not { IsTrue: true } enabled || calls.Properties.IsDisabled(enabled))
            yield break;
        var name = calls.Properties.Find("springcloudconfigdiscoveryserviceid") ?? enabled with { Value = "configserver" };
        if (HostText.IsHost(name.Value))
            yield return calls.Call(new Address(name.Value, Scheme: "http"), name, CallMode.Control, null, Confidence.Declared);
    }

    /// <summary>A repository outside of the scan is a service of its own, named by host and path: several live on one host.</summary>
    private static IEnumerable<Fact> Repositories(ApplicationCalls calls)
    {
        var repositories = calls.Properties.Under("springcloudconfigserver")
            .Where(property => property.Folded.EndsWith("uri", StringComparison.Ordinal) && Array.Exists(Backends, backend => property.Folded.Contains(backend, StringComparison.Ordinal)));
        foreach (var property in repositories)
        {
            if (GitRepository.NameOf(property.Value) is not { } name)
                continue;
            var repository = new Reference(name, "git");
            yield return new ServiceFact(repository, "spring", property.At) { Kind = ServiceKind.External };
            yield return new AliasFact(repository, name, "*", 100, property.At);
            yield return calls.Call(new Address(name, Scheme: "https"), property, CallMode.Control, null, Confidence.Inferred);
        }
    }

    private static IEnumerable<(string Source, bool IsOptional, string Text, Property Property)> Imports(Properties properties)
    {
        foreach (var property in properties.FindAll("springconfigimport"))
            foreach (var part in property.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var isOptional = part.StartsWith("optional:", StringComparison.Ordinal);
                var import = isOptional ? part["optional:".Length..] : part;
                if (import.IndexOf(':') is var colon and > 0)
                    yield return (import[..colon], isOptional, import[(colon + 1)..], property);
            }
    }
}
