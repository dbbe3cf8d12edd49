using System.Globalization;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Tests.Reports.Html;

/// <summary>Generated systems: namespaces of 50 services, calls to later services, a few hubs, a cycle, and findings.</summary>
internal static class LargeResult
{
    public static AnalysisResult Of(int services, int edges)
    {
        var all = Enumerable.Range(0, services).Select(Service).ToList();
        var calls = Enumerable.Range(0, edges).Select(number => Edge(all, number)).DistinctBy(edge => (edge.Caller.Id, edge.Callee.Id)).ToList();
        var cycle = SampleResults.CycleFinding with { Services = [all[0].Id, all[1].Id], Path = [all[0].Id, all[1].Id] };
        var findings = Enumerable.Range(0, 60).Select(number => cycle with { Subject = $"{number}" });
        var coverage = new Coverage([.. Enumerable.Range(0, services).Select(number => new FileCoverage(Path(number), ["kubernetes"], null))], [], []);
        return new AnalysisResult(new ServiceGraph(all, calls, []), [.. findings], [], coverage);
    }

    private static Service Service(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"team{number / 50}-service-{number}"),
        ServiceKind.Service, [], [], [$"k8s:team{number / 50}"], [new Evidence(SampleGraph.Span(Path(number), 4), "name", Confidence.Declared)], [])
    {
        Numbers = new ServiceNumbers { Replicas = new Stated<int>(2, Provenance.Default, SampleGraph.Span(Path(number), 9)) },
    };

    /// <summary>A sequence without clock or chance; 7919 and 104729 are primes.</summary>
    private static Edge Edge(IReadOnlyList<Service> all, int number)
    {
        var caller = number * 7919 % all.Count;
        var callee = number switch
        {
            0 => 1,
            _ when number % 5 == 0 => all.Count - 1 - (number % 7),
            _ => (caller + 1 + (int)(number * 104_729L % 97)) % all.Count,
        };
        var evidence = new Evidence(SampleGraph.Span(Path(caller), 20 + (number % 30)), $"URL_{number} = http://{all[callee].Id}:8080", Confidence.Inferred);
        return new Edge(all[caller], all[callee], CallMode.Sync, [], "http", [evidence])
        {
            Policies = [new CallPolicy(Layer.Client, "polly", Provenance.Declared, evidence.At) { Attempts = Attempts.Of(1 + (number % 3)), Deadline = TimeLimit.Seconds(5) }],
        };
    }

    private static string Path(int number) => $"deploy/team{number / 50}/service-{number}.yaml";
}
