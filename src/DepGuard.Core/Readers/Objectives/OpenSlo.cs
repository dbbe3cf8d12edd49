using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Objectives;

/// <summary>OpenSLO: an <c>SLO</c> with its indicator and alert policies, written out or referred to by name.</summary>
internal sealed class OpenSlo(IReadOnlyList<KubernetesObject> objects)
{
    private const string Format = "openslo";

    private readonly ILookup<(string Kind, string Name), KubernetesObject> _byName = objects.ToLookup(one => (one.Kind, one.Name.Value));

    /// <summary>Objectives and alerts of all services.</summary>
    public IEnumerable<Fact> Read() => objects.Where(one => one.Kind == "SLO").SelectMany(Read);

    private IEnumerable<Fact> Read(KubernetesObject slo)
    {
        if (slo.Spec?["service"]?.Text is not { Length: > 0 } service)
            yield break;

        var scopes = ObjectiveScopes.Of(slo);
        var indicator = slo.Spec["indicator"]?["spec"] ?? Named("SLI", slo.Spec["indicatorRef"]);
        foreach (var node in slo.Spec["objectives"]?.Items ?? [])
        {
            if (Target(node) is { } target)
                yield return new ObjectiveFact(scopes, service, Objective(slo, node, target, indicator));
            else if ((node["target"] ?? node["targetPercent"]) is { } wrong)
                yield return new ProblemFact("DPG0006", wrong.At, $"SLO {slo.Name.Value}", [$"SLO {slo.Name.Value}", "its target is neither a ratio below 1 (target) nor a percentage below 100 (targetPercent)"]);
        }

        foreach (var policy in slo.Spec["alertPolicies"]?.Items ?? [])
            if (Alert(policy) is { } alert)
                yield return new AlertFact(scopes, service, new BurnAlert(alert, slo.Name.Value, policy.At));
    }

    /// <summary>A ratio or a percentage, never both.</summary>
    private static Ratio? Target(Node objective) => (objective["target"], objective["targetPercent"]) switch
    {
        ({ } share, null) => ObjectiveTarget.Share(share),
        (null, { } percent) => ObjectiveTarget.Percent(percent),
        _ => null,
    };

    private static Objective Objective(KubernetesObject slo, Node node, Ratio target, Node? indicator)
    {
        var queries = Queries(indicator?["thresholdMetric"] ?? indicator?["ratioMetric"]).ToList();
        var isThreshold = indicator?["thresholdMetric"] is not null && node["op"]?.Text is "lte" or "lt" && node["value"] is not null;
        var isLatency = isThreshold || queries.Exists(PromQuery.IsLatency);
        return new Objective(slo.Name.Value, isLatency ? ObjectiveKind.Latency : ObjectiveKind.Availability, target, Format, (node["target"] ?? node["targetPercent"])!.At)
        {
            Window = Window(slo.Spec!),
            Threshold = !isLatency ? null : isThreshold ? Threshold(node, queries) : queries.Select(PromQuery.Threshold).FirstOrDefault(time => time is not null),
        };
    }

    /// <summary>The unit of a threshold stands in the name of the metric, if anywhere.</summary>
    private static TimeSpan? Threshold(Node node, List<string> queries) =>
        double.TryParse(node["value"]?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? queries.Select(query => PromQuery.Of(number, query)).FirstOrDefault(time => time is not null)
            : null;

    /// <summary><c>timeWindow</c> with a duration or, before version 1, <c>timeWindows</c> with a number of units.</summary>
    private static TimeSpan? Window(Node spec)
    {
        var window = spec["timeWindow"]?.Items.FirstOrDefault() ?? spec["timeWindows"]?.Items.FirstOrDefault();
        return ObjectiveWindow.Parse(window?["duration"]?.Text) ?? ObjectiveWindow.Parse(window?["count"]?.Text, window?["unit"]?.Text);
    }

    /// <summary>The texts that metric sources hold, wherever a data source keeps its query.</summary>
    private static IEnumerable<string> Queries(Node? node) =>
        node is Scalar { Value: var text } ? [text] : (node?.Items ?? []).Concat((node?.Entries ?? []).Select(entry => entry.Value)).SelectMany(Queries);

    /// <summary>The name of a policy that watches the burn rate, or that no file of the scan defines; null for any other.</summary>
    private string? Alert(Node policy)
    {
        if ((policy.Text ?? policy["alertPolicyRef"]?.Text) is { } name)
            return _byName[("AlertPolicy", name)].FirstOrDefault() is not { Spec: { } known } || WatchesBurnRate(known) ? name : null;
        return policy["spec"] is { } spec && WatchesBurnRate(spec) ? policy["metadata"]?["name"]?.Text ?? "alert policy" : null;
    }

    private bool WatchesBurnRate(Node policy) => (policy["conditions"]?.Items ?? [])
        .Select(condition => condition["spec"] ?? Named("AlertCondition", condition["conditionRef"]))
        .Any(condition => condition?["condition"]?["kind"]?.Text?.Equals("burnrate", StringComparison.OrdinalIgnoreCase) == true);

    private Node? Named(string kind, Node? reference) => reference?.Text is { } name ? _byName[(kind, name)].FirstOrDefault()?.Spec : null;
}
