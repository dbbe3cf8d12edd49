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

    /// <summary>A graph of calls over services <c>n00000</c>, <c>n00001</c> …, in the order of their numbers.</summary>
    public static ServiceGraph Of(int services, IEnumerable<(int From, int To)> calls)
    {
        var list = Enumerable.Range(0, services).Select(i => Service(Name(i), [])).ToList();
        return new ServiceGraph(list, calls.Distinct().Select(call => Edge(list[call.From], list[call.To], "", 1)), []);
    }

    public static string Name(int number) => $"n{number:D7}";

    public static Component OnlyCycle(this ServiceGraph graph) => graph.Components(_ => true).Single(component => component.IsCyclic);

    private static string[] Ends(string line) => line.Split(" [")[0].Split(" -> ");

    private static Service Service(string id, IReadOnlyList<string> marks)
    {
        var roles = marks.Where(mark => Enum.TryParse<Role>(mark, true, out _)).Select(mark => Enum.Parse<Role>(mark, true)).Order();
        var kind = marks.FirstOrDefault(mark => Enum.TryParse<ServiceKind>(mark, true, out _));
        return new Service(id, kind is null ? ServiceKind.Service : Enum.Parse<ServiceKind>(kind, true), [.. roles], [], [], [], []);
    }

    private static Edge Edge(Dictionary<string, Service> services, string line, int number)
    {
        var ends = Ends(line);
        return Edge(services[ends[0]], services[ends[1]], line.Contains('[') ? line[(line.IndexOf('[') + 1)..^1] : "", number);
    }

    private static Edge Edge(Service caller, Service callee, string attributes, int line)
    {
        var words = attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mode = words.Where(word => Enum.TryParse<CallMode>(word, true, out _)).Select(word => Enum.Parse<CallMode>(word, true));
        var confidence = words.Where(word => Enum.TryParse<Confidence>(word, true, out _)).Select(word => Enum.Parse<Confidence>(word, true));
        var evidence = new Evidence(
            new SourceSpan("graph.txt", line, 1, line, 2), $"{caller} {callee}", confidence.FirstOrDefault(Confidence.Declared));
        return new Edge(caller, callee, mode.FirstOrDefault(CallMode.Sync), words.Contains("auth") ? [Role.Auth] : [], null, [evidence]);
    }
}
