using DepGuard.Documents;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Helm;

/// <summary>
/// The values of a chart that look like the configuration of its application: what stands under <c>env</c>, <c>config</c> and the like, and
/// what a key names an address. How the templates use them is unknown.
/// </summary>
internal static class ChartSettings
{
    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        "env", "envs", "envVars", "environment", "extraEnv", "extraEnvs", "extraEnvVars", "secretEnv", "config", "configs", "configuration",
        "configMap", "settings", "upstream", "upstreams",
    };

    /// <summary>Values about the deployment itself: where it listens, who may reach it, what runs it.</summary>
    private static readonly HashSet<string> OfDeployment = new(StringComparer.OrdinalIgnoreCase)
    {
        "image", "images", "imagePullSecrets", "ingress", "route", "gateway", "httpRoute", "service", "serviceAccount", "tls", "probes", "livenessProbe",
        "readinessProbe", "startupProbe", "annotations", "labels", "podAnnotations", "podLabels", "nodeSelector", "tolerations", "affinity",
        "resources", "autoscaling", "metrics", "serviceMonitor", "networkPolicy", "hostAliases", "sidecars", "initContainers",
    };

    /// <summary>The settings in force, without those of the charts that it brings along.</summary>
    public static IReadOnlyList<Setting> Of(Chart chart)
    {
        var subcharts = chart.Dependencies.Select(dependency => (dependency["alias"] ?? dependency["name"])?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var layers = chart.Values.Select(values => SettingTree.Flatten(WithoutSubcharts(values, subcharts)).Concat(NamedValues(values, subcharts)));
        return [.. SettingTree.Overlay(layers).Where(IsOfApplication).Select(setting => setting with { Value = ReleaseNames.Filled(setting.Value) })];
    }

    private static Mapping WithoutSubcharts(Node values, HashSet<string> subcharts) =>
        new([.. values.Entries.Where(entry => !subcharts.Contains(entry.Key.Value))], values.At);

    /// <summary>Items of the form <c>{ name: AUTH_URL, value: "http://auth" }</c>, one or two levels below a section of settings.</summary>
    private static IEnumerable<Setting> NamedValues(Node values, HashSet<string> subcharts)
    {
        foreach (var section in values.Entries.Where(entry => Sections.Contains(entry.Key.Value) && !subcharts.Contains(entry.Key.Value)))
            foreach (var list in section.Value.Entries.Select(entry => entry.Value).Prepend(section.Value))
                foreach (var item in list.Items)
                    if (item["name"]?.Text is { Length: > 0 } name && item["value"] is Scalar { IsNull: false } value)
                        yield return new Setting($"{section.Key.Value}:{name}", value.Value, value.At);
    }

    private static bool IsOfApplication(Setting setting)
    {
        var segments = setting.Key.Segments;
        if (segments.Take(segments.Count - 1).Any(Sections.Contains))
            return segments[^1] is not ("name" or "value" or "key") || !segments.Any(segment => char.IsAsciiDigit(segment[0]));
        return !segments.Any(OfDeployment.Contains) && KeyMeaning.Of(setting.Key).IsAddressLike;
    }
}
