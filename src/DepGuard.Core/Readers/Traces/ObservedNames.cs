using DepGuard.Facts;
using DepGuard.Readers.Traces.Formats;
using DepGuard.Sources;

namespace DepGuard.Readers.Traces;

/// <summary>
/// Under which reference each observed service goes. All live in the scope <c>trace</c>; where one name occurs in several namespaces, each gets
/// a scope of its own. A service that bears the name of another one's workload is that other one.
/// </summary>
internal sealed class ObservedNames
{
    private const string Scope = "trace";
    private const int StatedName = 95;
    private const int WorkloadName = 90;

    private readonly IReadOnlyList<ObservedService> _services;
    private readonly HashSet<string> _divided;
    private readonly int[] _same;

    public ObservedNames(IReadOnlyList<ObservedService> services)
    {
        _services = services;
        _divided = services.Where(service => service.Space.Length > 0)
            .GroupBy(service => service.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(service => service.Space).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _same = [.. Enumerable.Range(0, services.Count)];
        JoinWorkloads();
    }

    /// <summary>The reference of a service by its number; null if it has none.</summary>
    public Reference? Reference(int service)
    {
        if (service < 0)
            return null;
        var observed = _services[_same[service]];
        return new Reference(First(observed.Name), ScopeOf(observed));
    }

    /// <summary>The services and their names.</summary>
    public IEnumerable<Fact> Facts(IReadOnlyDictionary<int, SourceSpan> places, IReadOnlySet<int> telemetry)
    {
        for (var number = 0; number < _services.Count; number++)
        {
            var (service, reference, at) = (_services[number], Reference(number)!.Value, places[number]);
            yield return new ServiceFact(reference, Scope, at)
            {
                Kind = telemetry.Contains(number) ? ServiceKind.External : service.Kind,
                Roles = telemetry.Contains(number) ? [Role.Telemetry] : ServiceNames.RoleOf(reference.Name) is { } role ? [role] : [],
                LookupScopes = service.Space.Length > 0 ? [.. new[] { reference.Scope, $"{Scope}:{service.Space}", Scope }.Distinct()] : [reference.Scope],
            };
            foreach (var alias in service.Aliases.Append(service.Name).Where(alias => !alias.Equals(reference.Name, StringComparison.OrdinalIgnoreCase)))
                yield return new AliasFact(reference, alias, reference.Scope, alias == service.Name ? StatedName : WorkloadName, at);
            foreach (var container in service.Containers.Where(container => !container.Equals(reference.Name, StringComparison.OrdinalIgnoreCase)))
                yield return new AliasFact(reference, container, reference.Scope, WorkloadName, at);
        }
    }

    private string ScopeOf(ObservedService service) => _divided.Contains(service.Name) && service.Space.Length > 0 ? $"{Scope}:{service.Space}" : Scope;

    /// <summary>Formats differ in case only: the spelling that was met first counts.</summary>
    private string First(string name) => _services.First(service => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Name;

    private void JoinWorkloads()
    {
        var byAlias = Enumerable.Range(0, _services.Count)
            .SelectMany(number => _services[number].Aliases.Select(alias => (Alias: alias, Number: number)))
            .Where(pair => !_services[pair.Number].Name.Equals(pair.Alias, StringComparison.OrdinalIgnoreCase))
            .ToLookup(pair => pair.Alias, pair => pair.Number, StringComparer.OrdinalIgnoreCase);
        for (var number = 0; number < _services.Count; number++)
        {
            var space = _services[number].Space;
            var owners = byAlias[_services[number].Name].Where(owner => space.Length == 0 || _services[owner].Space.Length == 0 || _services[owner].Space == space).Distinct().Take(2).ToList();
            if (owners is [var owner] && _same[owner] == owner && owner != number)
                _same[number] = owner;
        }
    }
}
