using DepGuard.Facts;
using DepGuard.Readers.Ocelot;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Yarp;

namespace DepGuard.Readers.Gateways;

/// <summary>Gateways that are configured by .NET settings: YARP and Ocelot, whatever file or variable the settings come from.</summary>
internal static class SettingGateways
{
    private const string Destinations = ":Destinations:";

    private static readonly string[] OcelotRoots = ["Routes:", "ReRoutes:", "DynamicRoutes:", "Aggregates:", "GlobalConfiguration:", "SwaggerEndPoints:"];

    /// <summary>The routes that the settings state, and the settings that mean something else.</summary>
    public static (IReadOnlyList<Fact> Facts, IReadOnlyList<Setting> Others) Read(SettingOwner owner, IReadOnlyList<Setting> settings)
    {
        var yarp = settings.Select(setting => YarpRoot(setting.Key.Path)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOcelot = settings.Any(setting => IsOcelot(setting.Key.Path));
        if (yarp.Count == 0 && !isOcelot)
            return ([], settings);

        var tree = SettingSection.Of(settings);
        var facts = yarp.Order(StringComparer.OrdinalIgnoreCase).SelectMany(root => new YarpRoutes(owner, tree.Find(root)!).Read()).ToList();
        if (isOcelot)
            facts.AddRange(new OcelotRoutes(owner, tree).Read());
        return (facts, [.. settings.Where(setting => !yarp.Any(root => IsOfYarp(setting.Key.Path, root)) && !(isOcelot && IsOfOcelot(setting.Key.Path)))]);
    }

    /// <summary>The section around <c>Clusters:x:Destinations:y</c>, empty for the root; null for other keys.</summary>
    private static string? YarpRoot(string path)
    {
        var end = path.IndexOf(Destinations, StringComparison.OrdinalIgnoreCase);
        var start = end < 0 ? -1 : path.LastIndexOf("Clusters:", end, StringComparison.OrdinalIgnoreCase);
        return start == 0 ? string.Empty : start > 0 && path[start - 1] == ':' ? path[..(start - 1)] : null;
    }

    private static bool IsOfYarp(string path, string root)
    {
        var rest = root.Length == 0 ? path : path.Length > root.Length && path[root.Length] == ':' && path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path[(root.Length + 1)..] : string.Empty;
        return rest.StartsWith("Clusters:", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("Routes:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOcelot(string path) =>
        (path.StartsWith("Routes:", StringComparison.OrdinalIgnoreCase) || path.StartsWith("ReRoutes:", StringComparison.OrdinalIgnoreCase))
        && (path.EndsWith(":DownstreamPathTemplate", StringComparison.OrdinalIgnoreCase) || path.EndsWith(":UpstreamPathTemplate", StringComparison.OrdinalIgnoreCase)
            || path.Contains(":DownstreamHostAndPorts:", StringComparison.OrdinalIgnoreCase))
        || path.StartsWith("GlobalConfiguration:ServiceDiscoveryProvider:", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfOcelot(string path) => OcelotRoots.Any(root => path.StartsWith(root, StringComparison.OrdinalIgnoreCase));
}
