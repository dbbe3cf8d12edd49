using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Tests.Graph;

/// <summary>
/// Service graphs in a line for each edge: <c>web -> auth</c> is a declared call, <c>web -> auth [startup guessed]</c> has another mode and
/// confidence, <c>edge: gateway</c> gives a service a kind, <c>login: auth</c> a role. Each edge stands in <c>graph.txt</c> on its line.
/// </summary>
internal static class Graphs
{
    public static ServiceGraph Of(params string[] lines)
    {
        var marks = lines.Where(line => !line.Contains("->")).Select(line => line.Split(": ")).ToLookup(part => part[0], part => part[1]);
        var calls = lines.Select((line, i) => (line, number: i + 1)).Where(item => item.line.Contains("->")).ToList();
        var names = calls.SelectMany(call => Ends(call.line)).Concat(marks.Select(mark => mark.Key)).Distinct();
        var services = names.ToDictionary(name => name, name => Service(name, [.. marks[name]]));
        return new ServiceGraph(services.Values, calls.Select(call => Edge(services, call.line, call.number)), []);
    }

    /// <summary>A graph of calls over services <c>n0000000</c>, <c>n0000001</c> ….</summary>
    public static ServiceGraph Of(int services, IEnumerable<(int From, int To)> calls)
    {
        var (list, edges) = Parts(services, calls.Distinct());
        return new ServiceGraph(list, edges, []);
    }

    /// <summary>The services and calls of such a graph, without the graph.</summary>
    public static (IReadOnlyList<Service> Services, IReadOnlyList<Edge> Calls) Parts(int services, IEnumerable<(int From, int To)> calls)
    {
        var list = Enumerable.Range(0, services).Select(i => new Service($"n{i:D7}", ServiceKind.Service, [], [], [], [], [])).ToList();
        Evidence[] evidence = [new(new SourceSpan("graph.txt", 1, 1, 1, 2), "", Confidence.Declared)];
        return (list, [.. calls.Select(call => new Edge(list[call.From], list[call.To], CallMode.Sync, [], null, evidence))]);
    }

    public static Component OnlyCycle(this ServiceGraph graph) => graph.Components(_ => true).Single(component => component.IsCyclic);

    private static string[] Ends(string line) => line.Split(" [")[0].Split(" -> ");

    private static Service Service(string id, IReadOnlyList<string> marks)
    {
        var kind = Named<ServiceKind>(marks).FirstOrDefault(ServiceKind.Service);
        return new Service(id, kind, [.. Named<Role>(marks).Order()], [], [], [], []);
    }

    private static Edge Edge(Dictionary<string, Service> services, string line, int number)
    {
        var ends = Ends(line);
        return Edge(services[ends[0]], services[ends[1]], line.Contains('[') ? line[(line.IndexOf('[') + 1)..^1].Split(' ') : [], number);
    }

    private static Edge Edge(Service caller, Service callee, string[] words, int line)
    {
        var mode = Named<CallMode>(words).FirstOrDefault(CallMode.Sync);
        var confidence = Named<Confidence>(words).FirstOrDefault(Confidence.Declared);
        var evidence = new Evidence(new SourceSpan("graph.txt", line, 1, line, 2), $"{caller} {callee}", confidence);
        return new Edge(caller, callee, mode, words.Contains("auth") ? [Role.Auth] : [], null, [evidence]);
    }

    private static IEnumerable<T> Named<T>(IEnumerable<string> words)
        where T : struct, Enum =>
        words.Where(word => Enum.TryParse<T>(word, true, out _)).Select(word => Enum.Parse<T>(word, true));
}
