using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Compose;

/// <summary>Ports of a service: <c>ports</c> in short and long form, <c>expose</c> and the Dockerfile's <c>EXPOSE</c>.</summary>
internal sealed class ComposePorts(Reference service, Node body, Dockerfile? dockerfile)
{
    /// <summary>A fact for each port.</summary>
    public IEnumerable<Fact> Read()
    {
        foreach (var item in body["ports"]?.Items ?? [])
            if ((item is Mapping ? Long(item) : Short(item.Text ?? string.Empty)) is { } port)
                yield return new PortFact(service, port.Container, port.Published, item.At);
        foreach (var item in body["expose"]?.Items ?? [])
            if (AddressGrammar.Port((item.Text ?? string.Empty).Split('/')[0]) is { } port)
                yield return new PortFact(service, port, null, item.At);
        foreach (var port in dockerfile?.Ports ?? [])
            yield return new PortFact(service, port, null, Sources.SourceSpan.StartOf(dockerfile!.Path));
    }

    private static (int? Container, int? Published)? Long(Node item) =>
        (AddressGrammar.Port(item["target"]?.Text ?? string.Empty), AddressGrammar.Port(item["published"]?.Text ?? string.Empty));

    /// <summary><c>[ip:][published:]container[/protocol]</c>; of a range the first port.</summary>
    private static (int? Container, int? Published)? Short(string text)
    {
        var parts = text.Split('/')[0].Split(':');
        var container = First(parts[^1]);
        return container is null ? null : (container, parts.Length > 1 ? First(parts[^2]) : null);
    }

    private static int? First(string range) => AddressGrammar.Port(range.Split('-')[0]);
}
