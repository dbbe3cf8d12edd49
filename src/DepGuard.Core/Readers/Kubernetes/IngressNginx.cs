using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// Annotations of the controller ingress-nginx, and the keys of its ConfigMap, which hold for every Ingress. Defaults after its documentation:
/// connect 5 s, read 60 s, 3 tries, which is less patient than nginx itself.
/// </summary>
internal sealed class IngressNginx
{
    private const string Prefix = "nginx.ingress.kubernetes.io/";
    private const string Product = "ingress-nginx";

    private readonly List<Node> _settings;

    public IngressNginx(IEnumerable<KubernetesObject> objects) =>
        _settings = [.. objects.Where(IsOfController).Select(one => one.Root["data"]).OfType<Node>()];

    /// <summary>Addresses that authenticate the requests of every Ingress.</summary>
    public IEnumerable<Scalar> GlobalAuthentication => _settings.Select(data => data["global-auth-url"]).OfType<Scalar>();

    /// <summary>True for an Ingress of this controller: by its class, or by its annotations where it states no class.</summary>
    public static bool Owns(KubernetesObject ingress, string? name) =>
        name is not null ? name.Contains("nginx", StringComparison.Ordinal)
        : ingress.Annotations?.Entries.Any(entry => entry.Key.Value.StartsWith(Prefix, StringComparison.Ordinal)) == true;

    /// <summary>The value of an annotation; null if it is absent.</summary>
    public static Scalar? Annotation(KubernetesObject ingress, string key) => ingress.Annotations?[Prefix + key] as Scalar;

    /// <summary>True when the annotation says so.</summary>
    public static bool Is(KubernetesObject ingress, string key, string value) => Annotation(ingress, key)?.Value == value;

    /// <summary>A canary that gets no share of the traffic.</summary>
    public static bool IsIdle(KubernetesObject ingress) =>
        Is(ingress, "canary", "true") && (Annotation(ingress, "canary-weight")?.Value ?? "0") == "0"
        && Annotation(ingress, "canary-by-header") is null && Annotation(ingress, "canary-by-cookie") is null;

    /// <summary>What holds for a route to a backend.</summary>
    /// <param name="ingress">The Ingress.</param>
    /// <param name="at">The route.</param>
    public IReadOnlyList<CallPolicy> Policies(KubernetesObject ingress, SourceSpan at)
    {
        var (connect, read, next, tries) = (Find(ingress, "proxy-connect-timeout"), Find(ingress, "proxy-read-timeout"), Find(ingress, "proxy-next-upstream"), Find(ingress, "proxy-next-upstream-tries"));
        var virtualAddress = Find(ingress, "service-upstream");
        var isOnce = next?.Value == "off" || virtualAddress?.Value == "true";
        var number = long.TryParse(tries?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : (long?)null;
        var conditions = isOnce ? null : next?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var declared = new CallPolicy(Layer.Gateway, Product, Provenance.Declared, (tries ?? virtualAddress ?? next ?? read ?? connect)?.At ?? at)
        {
            Attempts = isOnce ? Attempts.Once : number > 0 ? Attempts.Of(number.Value) : null,
            Idle = Limit(read),
            Connect = Limit(connect),
            RetryOn = conditions is { Length: > 0 } ? [.. conditions.Where(word => word != "non_idempotent")] : null,
            RetriesUnsafeMethods = conditions?.Contains("non_idempotent") == true,
        };
        var usual = Usual(at) with { Attempts = number == 0 ? null : Attempts.Of(3) };
        return declared.IsEmpty ? [usual] : [declared, usual];
    }

    /// <summary>What holds for the sub-request that authenticates.</summary>
    public static IReadOnlyList<CallPolicy> Authentication(SourceSpan at) => [Usual(at)];

    private static CallPolicy Usual(SourceSpan at) =>
        new(Layer.Gateway, Product, Provenance.Default, at) { Idle = TimeLimit.Seconds(60), Connect = TimeLimit.Seconds(5) };

    private static bool IsOfController(KubernetesObject one) =>
        one is { Kind: "ConfigMap", Group.Length: 0 }
        && (one.Name.Value.Contains("nginx", StringComparison.Ordinal) || one.Name.Value.Contains("ingress", StringComparison.Ordinal)
            || one.Root["metadata"]?["labels"]?["app.kubernetes.io/name"]?.Text?.Contains("ingress-nginx", StringComparison.Ordinal) == true
            || one.Root["data"]?["global-auth-url"] is not null);

    /// <summary>The annotation wins over the ConfigMap.</summary>
    private Scalar? Find(KubernetesObject ingress, string key) =>
        Annotation(ingress, key) ?? _settings.Select(data => data[key]).OfType<Scalar>().FirstOrDefault();

    private static TimeLimit? Limit(Scalar? value) => DurationText.Nginx(value?.Value) is { } time ? TimeLimit.Of(time) : null;
}
