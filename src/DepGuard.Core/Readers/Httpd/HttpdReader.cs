using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Sources;

namespace DepGuard.Readers.Httpd;

/// <summary>Configuration of Apache httpd in the build folder of a container: what it passes requests on to.</summary>
internal sealed class HttpdReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "httpd";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var files = workspace.Texts.Where(file => file.Path.EndsWith(".conf", StringComparison.OrdinalIgnoreCase) && !claimed.Contains(file.Path)).ToList();
        if (files.Count == 0)
            return [];

        var owners = containers.Where(container => container.ProjectFolder is not null).ToLookup(container => container.ProjectFolder!, container => container.Service, StringComparer.Ordinal);
        return [.. files.SelectMany(file => Owners(owners, file).SelectMany(owner => Read(owner, file)))];
    }

    /// <summary>The containers that are built in the nearest folder above the file.</summary>
    private static IEnumerable<Reference> Owners(ILookup<string, Reference> owners, SourceFile file) =>
        Paths.Ancestors(file.Path).Where(owners.Contains).Select(folder => owners[folder].Distinct()).FirstOrDefault() ?? [];

    private IEnumerable<Fact> Read(Reference owner, SourceFile file)
    {
        var calls = HttpdDirective.Read(file).SelectMany(directive => Calls(owner, directive)).ToList();
        if (calls.Count == 0)
            yield break;
        yield return new ServiceFact(owner, Format, calls[0].At) { Kind = ServiceKind.Gateway };
        foreach (var call in calls)
            yield return call;
    }

    /// <summary>Targets that start with a scheme; <c>!</c> takes a path out, and the members of a balancer state their own addresses.</summary>
    private static IEnumerable<CallFact> Calls(Reference owner, HttpdDirective directive) =>
        directive.Target is null ? [] : AddressGrammar.Parse(directive.Target)
            .Where(parsed => parsed.Address.Scheme is not "balancer" && !KnownHosts.IsNeverCalled(parsed.Address.Host))
            .Select(parsed => new CallFact(owner, parsed.Address with { Scheme = Scheme(parsed.Address) }, directive.Name, directive.At, Confidence.Declared) { ModeByKey = CallMode.Sync });

    private static string? Scheme(Address address) => address.Scheme is "h2" or "h2c" ? "http" : address.Scheme;
}
