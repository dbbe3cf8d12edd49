using DepGuard.Facts;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Reads the objects of a Kubernetes extension, such as a service mesh or a gateway, beside the core objects.</summary>
internal interface IClusterReader
{
    /// <summary>Name of the format.</summary>
    string Format { get; }

    /// <summary>API groups of the objects that it reads; objects of groups that nobody reads are passed over.</summary>
    IReadOnlyList<string> Groups { get; }

    /// <summary>Facts from the objects; never throws for bad input.</summary>
    IEnumerable<Fact> Read(Cluster cluster);
}
