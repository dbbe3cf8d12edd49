namespace DepGuard.Readers.HaProxy;

/// <summary>A section of a HAProxy configuration with the <c>defaults</c> that hold for it.</summary>
/// <param name="Kind"><c>frontend</c>, <c>backend</c>, <c>listen</c>, <c>defaults</c> or another one.</param>
/// <param name="Name">Its name; empty if it has none.</param>
/// <param name="Defaults">The section that it inherits from; null if there is none.</param>
internal sealed record HaProxySection(string Kind, string Name, HaProxySection? Defaults)
{
    /// <summary>Its lines, without the first.</summary>
    public List<HaProxyLine> Lines { get; } = [];

    /// <summary>The last line that begins with the words, of the section or of what it inherits from; null if there is none.</summary>
    public HaProxyLine? Find(params string[] words)
    {
        for (var section = this; section is not null; section = section.Defaults)
            if (section.Lines.LastOrDefault(line => line.StartsWith(words)) is { } found)
                return found;
        return null;
    }
}
