using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>Objectives and burn-rate alerts by the services that they name; names that mean no service, or several, are problems.</summary>
internal sealed class ObjectiveTable
{
    private readonly ILookup<ServiceDraft, Objective> _objectives;
    private readonly ILookup<ServiceDraft, BurnAlert> _alerts;
    private readonly List<ProblemFact> _problems = [];

    public ObjectiveTable(IReadOnlyList<Fact> facts, NameTable names)
    {
        _objectives = ByService(facts.Of<ObjectiveFact>(), fact => fact.Service, fact => fact.Scopes, fact => fact.Objective, names);
        foreach (var fact in facts.Of<ObjectiveFact>().Where(fact => Find(new Address(fact.Service), fact.Scopes, fact, names) is null))
            _problems.Add(new ProblemFact("DPG0006", fact.At, $"objective {fact.Objective.Name} of {fact.Service}",
                [$"The objective {fact.Objective.Name}", $"{fact.Service} is not the name of exactly one known service"]));
        _alerts = ByService(facts.Of<AlertFact>(), fact => fact.Service, fact => fact.Scopes, fact => fact.Alert, names);
    }

    /// <summary>The service with its objectives and alerts.</summary>
    public Service Complete(ServiceDraft draft, Service service) => draft.User?.Objective is null && !_objectives.Contains(draft) && !_alerts.Contains(draft) ? service : service with
    {
        Objectives = [.. _objectives[draft].Concat(draft.User?.Objective is { } stated ? [stated] : []).Distinct().OrderBy(one => one.At).ThenBy(one => one.Name, StringComparer.Ordinal)],
        Alerts = [.. _alerts[draft].Distinct().OrderBy(one => one.At).ThenBy(one => one.Name, StringComparer.Ordinal)],
    };

    /// <summary>Objectives whose service no file defines, or whose name several services have.</summary>
    public IReadOnlyList<ProblemFact> Problems => _problems;

    private static ILookup<ServiceDraft, T> ByService<TFact, T>(
        IEnumerable<TFact> facts, Func<TFact, string> name, Func<TFact, IReadOnlyList<string>> scopes, Func<TFact, T> value, NameTable names)
        where TFact : Fact =>
        facts
            .Select(fact => (Service: Find(new Address(name(fact)), scopes(fact), fact, names), Value: value(fact)))
            .Where(pair => pair.Service is not null)
            .ToLookup(pair => pair.Service!, pair => pair.Value);

    private static ServiceDraft? Find(Address address, IReadOnlyList<string> scopes, Fact fact, NameTable names) =>
        names.Resolve(Observer.In(scopes, fact), ref address) is [var service] ? service : null;
}
