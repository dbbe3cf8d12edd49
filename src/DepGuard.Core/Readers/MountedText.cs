using DepGuard.Documents;

namespace DepGuard.Readers;

/// <summary>A text inside a container that is no YAML, JSON or properties file, such as the configuration of a proxy.</summary>
/// <param name="Target">Its path inside the container.</param>
/// <param name="Text">Its content.</param>
/// <param name="Origin">Where the content stands in the scan.</param>
internal sealed record MountedText(string Target, string Text, TextOrigin Origin)
{
    /// <summary>True for paths that proxies read: their folders, and names that only they use. Nothing else is opened.</summary>
    public static bool IsWanted(string target) =>
        target.EndsWith(".conf", StringComparison.Ordinal) || target.EndsWith(".template", StringComparison.Ordinal) || target.EndsWith(".tmpl", StringComparison.Ordinal)
        || target.EndsWith(".cfg", StringComparison.Ordinal)
        || target.Contains("/nginx/", StringComparison.Ordinal) || target.Contains("/haproxy/", StringComparison.Ordinal);
}
