using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>A service whose members are joined but whose id is not chosen yet.</summary>
internal sealed class ServiceDraft(IReadOnlyList<ProvisionalService> members, IReadOnlyList<string> reasons)
{
    private static readonly string[] FamilyOrder = ["k8s", "compose", "aca", "ecs", "aspire", "dotnet", "spring", "config", "ingress"];

    private ProvisionalService? _canonical;
    private ServiceKind? _kind;
    private IReadOnlyList<Role>? _roles;

    /// <summary>What the naming scopes know.</summary>
    public IReadOnlyList<ProvisionalService> Members => members;

    /// <summary>Roles, kind and names that the user states, before anything else is asked; null if there are none.</summary>
    public Configuration.ServiceConfig? User { get; set; }

    /// <summary>
    /// What it is: a user's word, else the first definition that says more than a plain service, or than a host that is not in the scan.
    /// </summary>
    public ServiceKind Kind => _kind ??=
        User?.Kind ?? FirstKind(kind => kind is not (ServiceKind.Service or ServiceKind.External)) ?? FirstKind(kind => kind is ServiceKind.External) ?? ServiceKind.Service;

    /// <summary>Parts it plays.</summary>
    public IReadOnlyList<Role> Roles => _roles ??=
        [.. Definitions.SelectMany(definition => definition.Roles).Concat(User?.Roles ?? []).Concat(Kind == ServiceKind.Gateway ? [Role.Gateway] : []).Distinct().Order()];

    /// <summary>Ports on which it listens inside its container; empty if none is stated.</summary>
    public IEnumerable<int> Ports => Members.SelectMany(member => member.Ports).Select(port => port.Port).OfType<int>();

    private IEnumerable<ServiceFact> Definitions => Members.SelectMany(member => member.Definitions);

    /// <summary>The member that gives the id: Kubernetes before Compose before projects; the shortest name.</summary>
    public ProvisionalService Canonical => _canonical ??= Members.Count == 1 ? Members[0] : Members
        .OrderBy(member => Array.IndexOf(FamilyOrder, member.Family) is var at and >= 0 ? at : FamilyOrder.Length)
        .ThenBy(member => member.Reference.Name.Length)
        .ThenBy(member => member.Reference.Name, StringComparer.Ordinal)
        .First();

    /// <summary>True for the name of a pod of a StatefulSet, such as <c>db-0</c> of <c>db</c>.</summary>
    public bool RunsPod(string pod)
    {
        var dash = pod.LastIndexOf('-');
        return dash > 0 && dash < pod.Length - 1 && pod.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0
            && Members.SelectMany(member => member.Names).Any(name => name.Name.Equals(pod[..dash], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The canonical name with the scope in which it is unique, such as <c>shop/auth</c>.</summary>
    public string QualifiedName => $"{Owner(Canonical)}/{Canonical.Reference.Name}";

    /// <summary>Takes a further definition of a host outside of the scan, unless it tells nothing new.</summary>
    public void Define(ServiceFact definition)
    {
        if (Definitions.Any(known => known.Kind == definition.Kind))
            return;
        Members[0].Definitions.Add(definition);
        _kind = null;
    }

    /// <summary>The finished service under an id.</summary>
    public Service ToService(string id)
    {
        var names = Canonical.Family == "k8s" && id == QualifiedName ? AllNames().Append($"{Canonical.Reference.Name}.{Owner(Canonical)}") : AllNames();
        var evidence = Definitions.Select(definition => new Evidence(definition.At, $"{definition.Format} {definition.Service.Name}", Confidence.Declared));
        return new Service(
            id, Kind, Roles,
            [.. names.Where(name => name != id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. Members.Select(member => member.Reference.Scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. evidence.Distinct().OrderBy(one => one.At)],
            [.. reasons.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private IEnumerable<string> AllNames()
    {
        foreach (var member in Members)
        {
            yield return member.Reference.Name;
            if (member.Family == "k8s" && member.Reference.Scope != "k8s:default")
                yield return $"{member.Reference.Name}.{member.Reference.Scope[4..]}.svc.cluster.local";
            foreach (var name in member.Names.Where(name => name.Name != "localhost"))
                yield return name.Name;
        }

        foreach (var name in User?.Aliases ?? [])
            yield return name;
    }

    private ServiceKind? FirstKind(Func<ServiceKind, bool> counts) =>
        Definitions.Select(definition => definition.Kind).FirstOrDefault(kind => kind is { } stated && counts(stated));

    private static string Owner(ProvisionalService member) => member.Reference.Scope[(member.Reference.Scope.IndexOf(':') + 1)..];
}
