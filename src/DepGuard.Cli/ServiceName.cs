using DepGuard.Configuration;
using DepGuard.Graph;

namespace DepGuard.Cli;

/// <summary>Finds the service that a user names.</summary>
internal static class ServiceName
{
    /// <summary>The service with an id or alias; throws <see cref="UsageException"/> with the nearest name if there is none.</summary>
    public static Service Find(ServiceGraph graph, string name)
    {
        if (graph.Find(name) is { } service)
            return service;

        var near = Suggestion.For(name, graph.Services.Select(one => one.Id));
        throw new UsageException($"no service is called '{name}'{(near is null ? "; 'depguard graph' lists them" : $"; did you mean '{near}'?")}");
    }
}
