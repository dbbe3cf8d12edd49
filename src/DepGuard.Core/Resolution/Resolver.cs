using DepGuard.Configuration;
using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>Facts to graph: joins services across naming scopes, gives them ids, and resolves every address from where its caller stands.</summary>
public static class Resolver
{
    /// <summary>The graph that the facts describe; unknown and ambiguous names become problems in it.</summary>
    public static ServiceGraph Resolve(IReadOnlyList<Fact> facts, DepGuardConfig config)
    {
        var provisional = Collect(facts, config);
        var aliases = config.Services.Where(service => service.Aliases.Count > 0).GroupBy(service => service.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(service => service.Aliases)], StringComparer.OrdinalIgnoreCase);
        var unification = new Unification(provisional, aliases);
        var drafts = unification.Groups().Select(group => new ServiceDraft(group, unification.Reasons(group[0]))).ToList();
        ApplyUser(drafts, config);

        var names = new NameTable(drafts, facts);
        foreach (var draft in drafts.Where(draft => draft.User is not null))
            foreach (var name in draft.User!.Aliases.Append(draft.User.Name))
                names.AddEverywhere(name, draft);

        foreach (var inactive in facts.Of<InactiveNameFact>())
            names.AddInactive(inactive);
        var builder = new EdgeBuilder(drafts, names, new PortTable(drafts), facts, config.Assumptions);
        foreach (var fact in facts)
            builder.Add(fact);
        foreach (var edge in config.Edges)
            builder.Add(edge);
        return builder.Build(facts.Of<ProblemFact>());
    }

    private static List<ProvisionalService> Collect(IReadOnlyList<Fact> facts, DepGuardConfig config)
    {
        var services = new List<ProvisionalService>();
        var byReference = new Dictionary<Reference, ProvisionalService>();
        foreach (var fact in facts.Of<ServiceFact>().Concat(Stated(facts, config)))
        {
            if (!byReference.TryGetValue(fact.Service, out var service))
                services.Add(byReference[fact.Service] = service = new ProvisionalService(services.Count, fact.Service));
            service.Definitions.Add(fact);
        }

        foreach (var fact in facts.Of<AliasFact>())
            if (byReference.TryGetValue(fact.Service, out var service))
                service.Names.Add(fact);
        foreach (var fact in facts.Of<PortFact>())
            if (byReference.TryGetValue(fact.Service, out var service))
                service.Ports.Add(fact);
        return services;
    }

    /// <summary>Services of which only the user knows: named in <c>depguard.yaml</c> and by no fact.</summary>
    private static IEnumerable<ServiceFact> Stated(IReadOnlyList<Fact> facts, DepGuardConfig config)
    {
        if (config.Services.Count == 0 && config.Edges.Count == 0)
            return [];

        var known = facts.Of<ServiceFact>().Select(fact => fact.Service.Name)
            .Concat(facts.Of<AliasFact>().Select(fact => fact.Name))
            .Concat(config.Services.SelectMany(service => service.Aliases))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = config.Edges.Where(edge => edge.IgnoreReason is null).SelectMany(edge => new[] { (Name: edge.From, edge.At), (Name: edge.To, edge.At) });
        return config.Services.Select(service => (service.Name, service.At)).Concat(added)
            .Where(stated => !known.Contains(stated.Name))
            .DistinctBy(stated => stated.Name, StringComparer.OrdinalIgnoreCase)
            .Select(stated => new ServiceFact(new Reference(stated.Name, "user"), "depguard.yaml", stated.At));
    }

    private static void ApplyUser(List<ServiceDraft> drafts, DepGuardConfig config)
    {
        if (config.Services.Count == 0)
            return;

        var byName = new Dictionary<string, ServiceDraft>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
            foreach (var name in draft.Members.SelectMany(member => member.Names.Select(name => name.Name).Prepend(member.Reference.Name)))
                byName.TryAdd(name, draft);
        foreach (var service in config.Services)
            if (service.Aliases.Prepend(service.Name).Select(byName.GetValueOrDefault).FirstOrDefault(draft => draft is not null) is { } draft)
                draft.User = service;
    }
}
