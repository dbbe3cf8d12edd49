using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Readers.Kong;

/// <summary>
/// Attempts and time limits of a Kong service, in milliseconds. Defaults after <c>kong/db/schema/entities/services.lua</c>: five retries, 60 s to
/// connect and between two reads.
/// </summary>
internal static class KongNumbers
{
    private const string Product = "kong";

    /// <summary>What is stated for a service, and what holds by default.</summary>
    /// <param name="setting">The value of a key such as <c>read_timeout</c>; null if it is not stated.</param>
    /// <param name="breaker">What takes single targets out; null if nothing does.</param>
    /// <param name="at">The service.</param>
    public static IReadOnlyList<CallPolicy> Of(Func<string, Node?> setting, Breaker? breaker, SourceSpan at)
    {
        var (retries, read, connect) = (setting("retries"), setting("read_timeout"), setting("connect_timeout"));
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (retries ?? read ?? connect)?.At ?? at)
        {
            Attempts = Number(retries) is { } number ? Attempts.AfterRetries(number) : null,
            Idle = Number(read) is { } idle ? TimeLimit.Milliseconds(idle) : null,
            Connect = Number(connect) is { } time ? TimeLimit.Milliseconds(time) : null,
            Breaker = breaker,
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, at)
        {
            Attempts = Attempts.AfterRetries(5),
            Idle = TimeLimit.Seconds(60),
            Connect = TimeLimit.Seconds(60),
        };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    /// <summary>Passive health checks: the smallest count of failures above 0, which stands for off.</summary>
    public static Breaker? Passive(Node? upstream)
    {
        var unhealthy = upstream?["healthchecks"]?["passive"]?["unhealthy"];
        var counts = ((string[])["http_failures", "tcp_failures", "timeouts"]).Select(key => Number(unhealthy?[key])).Where(count => count is > 0 and <= int.MaxValue).ToList();
        return counts.Count == 0 ? null : new Breaker { ConsecutiveFailures = (int)counts.Min()!.Value };
    }

    /// <summary>A whole number; null for anything else.</summary>
    public static long? Number(Node? node) => long.TryParse(node?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
