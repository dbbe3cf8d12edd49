using DepGuard.Facts;

namespace DepGuard.Readers;

/// <summary>What the deployment descriptions of one format say.</summary>
/// <param name="Facts">Services, names, ports, start order and the calls that are stated outside of settings.</param>
/// <param name="Containers">The containers, whose settings are read once all descriptions are known.</param>
internal sealed record Deployment(IReadOnlyList<Fact> Facts, IReadOnlyList<Container> Containers);
