using DepGuard.Documents;

namespace DepGuard.Readers;

/// <summary>A text inside a container that is no YAML, JSON or properties file, such as the configuration of a proxy.</summary>
/// <param name="Target">Its path inside the container.</param>
/// <param name="Text">Its content.</param>
/// <param name="Origin">Where the content stands in the scan.</param>
internal sealed record MountedText(string Target, string Text, TextOrigin Origin)
{
    private static readonly string[] Folders = ["/nginx/", "/openresty/", "/haproxy/", "/apache2/", "/httpd/"];

    private static readonly string[] Endings = [".conf", ".cfg", ".template", ".tmpl", "/Caddyfile"];

    /// <summary>True for a single file that a proxy may read; nothing else is opened.</summary>
    public static bool IsWanted(string target) => IsInProxyFolder(target) || Endings.Any(ending => target.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>True for files below the folders of proxies. Whoever mounts the whole repository, for an application, does not run every proxy in it.</summary>
    public static bool IsInProxyFolder(string target) => Folders.Any(folder => target.Contains(folder, StringComparison.Ordinal));
}
