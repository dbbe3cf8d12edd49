namespace DepGuard.Readers.Addresses;

/// <summary>Paths at which services tell whether they are well; a request there is a probe and no call.</summary>
internal static class HealthPath
{
    private static readonly string[] Names =
    [
        "hc", "health", "healthz", "healthy", "healthcheck", "healthchecks", "health-check", "health-checks", "health_check", "ready", "readyz", "readiness", "live",
        "livez", "liveness",
    ];

    /// <summary>True when the first segment says so: <c>/hc</c>, <c>/health/ready</c>, <c>/livez</c>; <c>/healthcare</c> is another matter.</summary>
    public static bool Is(string path)
    {
        if (!path.StartsWith('/'))
            return false;
        var rest = path.AsSpan(1);
        var end = rest.IndexOfAny("/?#;");
        var first = end < 0 ? rest : rest[..end];
        foreach (var name in Names)
            if (first.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
