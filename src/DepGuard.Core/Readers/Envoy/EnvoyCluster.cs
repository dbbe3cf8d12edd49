using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Envoy;

/// <summary>
/// A cluster: the addresses behind a name, and what the proxy does to each call of them. Defaults are those of data-plane-api 84e8436 of January 2026: 5 s to connect,
/// 1024 connections, calls under way and calls that wait, 3 retries under way (<c>config/cluster/v3/{cluster,circuit_breaker}.proto</c>).
/// </summary>
/// <param name="Root">The cluster.</param>
/// <param name="Variables">Variables of the proxy's environment; null for one that has no value.</param>
internal sealed record EnvoyCluster(Node Root, Func<string, string?> Variables)
{
    private const long UsualLimit = 1024;
    private const long UsualRetries = 3;

    /// <summary>Limits where a cluster states none.</summary>
    public static CallLimits DefaultLimits { get; } = new() { Connections = UsualLimit, Pending = UsualLimit, Requests = UsualLimit, Retries = UsualRetries };

    /// <summary>Its name; empty if it has none.</summary>
    public string Name => Root["name"]?.Text ?? string.Empty;

    /// <summary>True when only discovery knows its addresses, so that its name is all that can be said.</summary>
    public bool IsDiscovered => !Stated.Any() && Root["type"]?.Text == "EDS";

    /// <summary>Its addresses outside of the own host, with their places.</summary>
    public IEnumerable<(Address Address, Node At)> Addresses => IsDiscovered ? Discovered() : Stated.Where(found => !found.Address.IsLoopback).DistinctBy(found => found.Address);

    private IEnumerable<(Address Address, Node At)> Stated =>
        Root.Field("load_assignment").List("endpoints")
            .SelectMany(endpoints => endpoints.List("lb_endpoints"))
            .Select(endpoint => endpoint.Field("endpoint", "address", "socket_address"))
            .Concat(Root.List("hosts").Select(host => host.Field("socket_address")))
            .Select(socket => (Address: AddressOf(socket), At: socket.Field("address")))
            .Where(found => found.Address is not null)
            .Select(found => (found.Address!, found.At!));

    /// <summary>What it states.</summary>
    public CallPolicy Policy(Layer layer)
    {
        var threshold = Root.Field("circuit_breakers").List("thresholds").FirstOrDefault(one => one["priority"]?.Text is null or "DEFAULT");
        var budget = threshold.Field("retry_budget");
        return new CallPolicy(layer, "envoy", Provenance.Declared, (threshold ?? Root.Field("connect_timeout") ?? Root).At)
        {
            Connect = NodeUnits.Limit(Root.Field("connect_timeout")),
            RetryBudget = budget is null ? null : Ratio.Percent(NodeUnits.Number(budget.Field("budget_percent", "value")) ?? 20),
            Breaker = Root.Field("outlier_detection") is Mapping ejection ? BreakerOf(ejection) : null,
            Limits = threshold is null ? null : new CallLimits
            {
                Connections = NodeUnits.Whole(threshold.Field("max_connections")) ?? UsualLimit,
                Pending = NodeUnits.Whole(threshold.Field("max_pending_requests")) ?? UsualLimit,
                Requests = NodeUnits.Whole(threshold.Field("max_requests")) ?? UsualLimit,
                Retries = budget is not null ? null : NodeUnits.Whole(threshold.Field("max_retries")) ?? UsualRetries,
            },
        };
    }

    /// <summary>Ejection of a host after failures in a row, five unless stated; zero switches it off.</summary>
    private static Breaker? BreakerOf(Node ejection) =>
        (NodeUnits.Whole(ejection.Field("consecutive_5xx")) ?? 5) is > 0 and var failures
            ? new Breaker { ConsecutiveFailures = (int)Math.Min(failures, int.MaxValue), OpenFor = NodeUnits.Duration(ejection.Field("base_ejection_time")) ?? TimeSpan.FromSeconds(30) }
            : null;

    private Address? AddressOf(Node? socket) =>
        AddressGrammar.ParseBareHost(Text(socket.Field("address"))) is { } host
            ? host with { Port = AddressGrammar.Port(Text(socket.Field("port_value"))) }
            : null;

    private string Text(Node? value) => VariableText.Expand(value?.Text ?? string.Empty, Variables, isShell: true);

    private IEnumerable<(Address Address, Node At)> Discovered()
    {
        var name = Root.Field("eds_cluster_config", "service_name") ?? Root["name"];
        if (name is not null && AddressGrammar.ParseBareHost(name.Text ?? string.Empty) is { } host)
            yield return (host, name);
    }
}
