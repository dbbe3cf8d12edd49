using System.Text;

namespace DepGuard.Contracts.Locking;

/// <summary>The text of <c>depguard.graph</c>: a header, then services, then edges, each sorted by ordinal, a line each, <c>\n</c> at its end.</summary>
public static class GraphLockText
{
    /// <summary>The version that the header states.</summary>
    internal const string Version = "1";

    /// <summary>The usual name of the file.</summary>
    public const string FileName = "depguard.graph";

    private static readonly string[] Labels = ["sync", "guessed", "control", "data", "async", "startup"];

    /// <summary>The whole text of a graph.</summary>
    public static string Print(IEnumerable<LockedService> services, IEnumerable<LockedEdge> edges)
    {
        var text = new StringBuilder().Append("depguard graph ").Append(Version).Append('\n');
        foreach (var line in services.Select(Line).OrderBy(line => line, StringComparer.Ordinal))
            text.Append(line).Append('\n');
        foreach (var line in edges.Select(Line).OrderBy(line => line, StringComparer.Ordinal))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>The line without its comment, without spaces around it; empty for a line that says nothing.</summary>
    public static string Statement(string line)
    {
        var comment = line.IndexOf('#');
        return (comment < 0 ? line : line.Substring(0, comment)).Trim().TrimStart('\uFEFF');
    }

    /// <summary>The word for a mode.</summary>
    internal static string Label(LockedMode mode) => Labels[(int)mode];

    private static string Line(LockedService service)
    {
        var line = new StringBuilder("service ").Append(LockedNames.Encode(service.Id));
        var separator = "  ";
        Append(service.IsHub ? "hub" : "", [""]);
        Append("roles=", service.Roles);
        Append("aliases=", service.Aliases);
        return line.ToString();

        void Append(string word, IReadOnlyList<string> values)
        {
            if (word.Length == 0 || values.Count == 0)
                return;
            line.Append(separator).Append(word).Append(string.Join(",", values.Select(LockedNames.Encode).OrderBy(value => value, StringComparer.Ordinal)));
            separator = " ";
        }
    }

    private static string Line(LockedEdge edge) =>
        $"{LockedNames.Encode(edge.Caller)} -> {LockedNames.Encode(edge.Callee)}  {Label(edge.Mode)}";
}
