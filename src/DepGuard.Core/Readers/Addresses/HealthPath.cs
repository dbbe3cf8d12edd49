namespace DepGuard.Readers.Addresses;

/// <summary>Paths at which services tell whether they are well; a request there is a probe and no call.</summary>
internal static class HealthPath
{
    /// <summary>True for <c>/hc</c>, <c>/health…</c>, <c>/ready…</c> and <c>/live…</c>.</summary>
    public static bool Is(string path) =>
        path.StartsWith("/hc", StringComparison.Ordinal) && (path.Length == 3 || !char.IsLetterOrDigit(path[3]))
        || path.StartsWith("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("/ready", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("/live", StringComparison.OrdinalIgnoreCase);
}
