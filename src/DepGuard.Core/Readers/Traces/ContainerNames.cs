using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Traces;

/// <summary>
/// Names that containers give themselves in traces: <c>OTEL_SERVICE_NAME</c>, else <c>service.name</c> of <c>OTEL_RESOURCE_ATTRIBUTES</c>
/// (opentelemetry.io, <em>Environment Variable Specification</em>).
/// </summary>
internal static class ContainerNames
{
    private const int StatedName = 95;
    private const string Attribute = "service.name=";

    /// <summary>The names, as further names in the scope of traces; one that several services give themselves tells none of them.</summary>
    public static IEnumerable<AliasFact> Read(IReadOnlyList<Container> containers) => containers.SelectMany(Read)
        .GroupBy(alias => alias.Name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Select(alias => alias.Service).Distinct().Count() == 1)
        .Select(group => group.First());

    private static IEnumerable<AliasFact> Read(Container container)
    {
        var stated = container.Environment.LastOrDefault(setting => setting.Key.Text == "OTEL_SERVICE_NAME");
        var name = stated?.Value;
        if (stated is null && (stated = container.Environment.LastOrDefault(setting => setting.Key.Text == "OTEL_RESOURCE_ATTRIBUTES")) is not null)
            name = stated.Value.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith(Attribute, StringComparison.Ordinal))?[Attribute.Length..];
        if (stated is not null && !string.IsNullOrWhiteSpace(name) && !name.Contains('$'))
            yield return new AliasFact(container.Service, name, "trace", StatedName, stated.At);
    }
}
