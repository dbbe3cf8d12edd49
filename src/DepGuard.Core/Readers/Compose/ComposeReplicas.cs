using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Compose;

/// <summary>How many containers of a service a Compose file asks for: <c>deploy.replicas</c>, or <c>scale</c>.</summary>
internal static class ComposeReplicas
{
    /// <summary>The fact, if the file states a number.</summary>
    public static IEnumerable<Fact> Of(Reference service, Node body)
    {
        if ((body["deploy"]?["replicas"] ?? body["scale"]) is { Text: { } text } node
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            yield return new CapacityFact(service, new ServiceNumbers { Replicas = new Stated<int>(count, Provenance.Declared, node.At) }, node.At);
    }
}
