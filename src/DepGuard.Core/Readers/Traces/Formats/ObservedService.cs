using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>A service that was observed.</summary>
/// <param name="Name">Its name, as written first.</param>
/// <param name="Space">The namespace that qualifies it; empty for none.</param>
internal sealed record ObservedService(string Name, string Space)
{
    /// <summary>Further names under which it was seen.</summary>
    public SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of containers that run it.</summary>
    public SortedSet<string> Containers { get; } = new(StringComparer.Ordinal);

    /// <summary>What it is; null if nothing tells.</summary>
    public ServiceKind? Kind { get; set; }
}
