using System.Globalization;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Objectives;

namespace DepGuard.Graph.Changes;

/// <summary>What services are compared by.</summary>
internal static class ServiceFields
{
    /// <summary>Every field, in the order of reports.</summary>
    public static IReadOnlyList<Field<Service>> All { get; } =
    [
        FieldOf.Single<Service, Facts.ServiceKind>(nameof(Service.Kind), "kind", service => service.Kind, (service, value) => service with { Kind = value }, value => FieldOf.Word(value)),
        FieldOf.Set(nameof(Service.Roles), "roles", service => service.Roles, (Service service, IReadOnlyList<Facts.Role> value) => service with { Roles = [.. value.Order()] }, FieldOf.Word),
        Number("Tier", "tier", numbers => numbers.Tier, (numbers, value) => numbers with { Tier = value }, value => FieldOf.Number(value)),
        Number("Replicas", "replicas", numbers => numbers.Replicas, (numbers, value) => numbers with { Replicas = value }, value => FieldOf.Number(value)),
        FieldOf.Directed(Number("Workers", "workers", numbers => numbers.Workers, (numbers, value) => numbers with { Workers = value }, value => FieldOf.Number(value)), service => service.Numbers.Workers?.Value, -1),
        FieldOf.Directed(Number("ServiceTime", "service time", numbers => numbers.ServiceTime, (numbers, value) => numbers with { ServiceTime = value }, FieldOf.Time, Sums.OfTimes), service => service.Numbers.ServiceTime?.Value.TotalSeconds, 1),
        Number("P99", "p99", numbers => numbers.P99, (numbers, value) => numbers with { P99 = value }, FieldOf.Time, Sums.OfTimes),
        Number("Queue", "queue", numbers => numbers.Queue, (numbers, value) => numbers with { Queue = value }, Length),
        FieldOf.Directed(Number("Rate", "requests a second", numbers => numbers.Rate, (numbers, value) => numbers with { Rate = value }, FieldOf.Number, Sums.OfRates), service => service.Numbers.Rate?.Value, 1),
        FieldOf.Set(nameof(Service.Objectives), "objectives", service => service.Objectives, (Service service, IReadOnlyList<Objective> value) => service with { Objectives = value }, Promise, one => one with { At = default, Format = "" }) with
        {
            Text = service => service.Objectives.Count == 0 ? null : string.Join(", ", service.Objectives.Select(one => $"{one.Target}").Order(StringComparer.Ordinal)),
        },
        FieldOf.Set(nameof(Service.Alerts), "alerts", service => service.Alerts, (Service service, IReadOnlyList<BurnAlert> value) => service with { Alerts = value }, alert => alert.Name, alert => alert with { At = default }),
        FieldOf.Unseen(FieldOf.Set(nameof(Service.Aliases), "names", service => service.Aliases, (Service service, IReadOnlyList<string> value) => service with { Aliases = [.. value.Order(StringComparer.Ordinal)] }, alias => alias)),
        FieldOf.Unseen(FieldOf.Set(nameof(Service.Scopes), "scopes", service => service.Scopes, (Service service, IReadOnlyList<string> value) => service with { Scopes = [.. value.Order(StringComparer.Ordinal)] }, scope => scope)),
        FieldOf.Unseen(FieldOf.Set(nameof(Service.Evidence), "places", service => service.Evidence, (Service service, IReadOnlyList<Evidence> value) => service with { Evidence = value }, evidence => evidence.Text)),
        FieldOf.Unseen(FieldOf.Set(nameof(Service.Reasons), "reasons", service => service.Reasons, (Service service, IReadOnlyList<string> value) => service with { Reasons = [.. value.Order(StringComparer.Ordinal)] }, reason => reason)),
    ];

    /// <summary>Properties that are no field, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotCompared { get; } = new Dictionary<string, string>
    {
        [nameof(Service.Id)] = "tells services apart",
    };

    private static string Promise(Objective one) =>
        $"{one.Name} {FieldOf.Word(one.Kind)} {one.Target}{(one.Threshold is { } limit ? $" within {FieldOf.Time(limit)}" : "")}{(one.Window is { } window ? $" over {FieldOf.Time(window)}" : "")}";

    private static string Length(long queue) => queue == long.MaxValue ? "unbounded" : queue.ToString(CultureInfo.InvariantCulture);

    private static Field<Service> Number<TValue>(
        string property, string name, Func<ServiceNumbers, Stated<TValue>?> get, Func<ServiceNumbers, Stated<TValue>?, ServiceNumbers> set, Func<TValue, string> text,
        Func<Stated<TValue>?, bool, TValue, TValue, TValue?>? add = null)
        where TValue : struct =>
        FieldOf.Stated<Service, TValue>($"{nameof(Service.Numbers)}.{property}", name, service => get(service.Numbers), (service, value) => service with { Numbers = set(service.Numbers, value) }, text, add);
}
