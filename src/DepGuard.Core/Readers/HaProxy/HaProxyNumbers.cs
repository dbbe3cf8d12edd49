using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.HaProxy;

/// <summary>
/// Attempts and time limits of a HAProxy backend. It retries three times unless stated otherwise (<c>CONN_RETRIES</c> in
/// <c>include/haproxy/defaults.h</c>), failed connections only unless <c>retry-on</c> says more; time limits that are not stated do not exist.
/// </summary>
internal static class HaProxyNumbers
{
    private const string Product = "haproxy";

    /// <summary>What the proxy states for a server, and what holds by default.</summary>
    public static IReadOnlyList<CallPolicy> Of(HaProxySection proxy, HaProxyLine server)
    {
        var (retries, retryOn) = (proxy.Find("retries"), proxy.Find("retry-on"));
        var (connect, idle) = (proxy.Find("timeout", "connect"), proxy.Find("timeout", "server"));
        var conditions = retryOn?.Words.Skip(1).ToList();
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (retries ?? retryOn ?? idle ?? connect ?? server).At)
        {
            Attempts = conditions is ["none"] ? Attempts.Once : Number(retries?[1]) is { } number ? Attempts.AfterRetries(number) : null,
            Idle = Limit(idle),
            Connect = Limit(connect),
            RetryOn = conditions is { Count: > 0 } and not ["none"] ? conditions : null,
            Limits = Limits(proxy, server),
        };
        var usual = new CallPolicy(Layer.Gateway, Product, Provenance.Default, server.At)
        {
            Attempts = Attempts.AfterRetries(3),
            Idle = TimeLimit.None,
            Connect = TimeLimit.None,
        };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    /// <summary>0 stands for no limit, which is the default too.</summary>
    private static CallLimits? Limits(HaProxySection proxy, HaProxyLine server)
    {
        var usual = proxy.Find("default-server");
        var connections = Number(server.After("maxconn") ?? usual?.After("maxconn"));
        var pending = Number(server.After("maxqueue") ?? usual?.After("maxqueue"));
        return connections > 0 || pending > 0
            ? new CallLimits { Connections = connections > 0 ? connections : null, Pending = pending > 0 ? pending : null }
            : null;
    }

    private static TimeLimit? Limit(HaProxyLine? line) => DurationText.HaProxy(line?[2]) is { } time ? TimeLimit.Of(time) : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
