using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Objectives;
using DepGuard.Facts.Policies;

namespace DepGuard.Configuration;

/// <summary>Reads what <c>depguard.yaml</c> states about a service, and what it assumes of every service.</summary>
internal sealed class ServiceConfigReader(ConfigProblems problems, WordReader words)
{
    /// <summary>An entry of <c>services</c>.</summary>
    public ServiceConfig Read(Entry entry)
    {
        problems.CheckKeys(entry.Value, ConfigKeys.Service, "key of a service");
        return new ServiceConfig(entry.Key.Value, entry.Key.At)
        {
            Kind = words.Value<ServiceKind>(entry.Value["kind"], "kind"),
            Roles = [.. WordReader.Values(entry.Value["roles"]).Select(role => words.Value<Role>(role, "role")).OfType<Role>()],
            Aliases = [.. WordReader.Values(entry.Value["aliases"]).Select(alias => alias.Value)],
            Traits = ConfigKeys.Traits.Where(key => entry.Value[key] is not null)
                .ToDictionary(key => key, key => (IReadOnlyList<string>)[.. WordReader.Values(entry.Value[key]).Select(value => value.Value)]),
            Numbers = Numbers(entry.Value, Provenance.Declared),
            Objective = Objective(entry.Value["objective"]),
        };
    }

    /// <summary>The mapping <c>assumptions</c>: numbers of every service that nothing else states.</summary>
    public ServiceNumbers Assumptions(Node node)
    {
        problems.CheckKeys(node, ConfigKeys.Assumptions, "assumption");
        return Numbers(node, Provenance.Assumed);
    }

    private ServiceNumbers Numbers(Node node, Provenance provenance)
    {
        var read = new QuantityReader(problems, provenance);
        return new ServiceNumbers
        {
            Tier = read.Count(node["tier"], least: 0),
            Replicas = read.Count(node["replicas"], least: 1),
            Workers = read.Count(node["workers"], least: 1),
            ServiceTime = read.Time(node["service-time"]),
            P99 = read.Time(node["p99"]),
            Queue = read.Bound(node["queue"]),
            Rate = read.Rate(node["rate"]),
        };
    }

    private Objective? Objective(Node? node) => new QuantityReader(problems, Provenance.Declared).Share(node) is { } target
        ? new Objective("objective", ObjectiveKind.Availability, target.Value, "depguard.yaml", target.At)
        : null;
}
