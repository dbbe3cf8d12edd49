using System.Text.RegularExpressions;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Testing;

/// <summary>
/// Service graphs in a line each, for tests. An edge is <c>web -> auth</c> or <c>web -> auth [startup guessed]</c>: a mode, a
/// confidence and roles in any order, sync and declared by default, and the numbers of one policy: <c>[attempts=3 timeout=2s deadline=5s]</c>;
/// the same edge again adds another policy. A service is named by its edges or has a line of its own: <c>edge (gateway)</c> gives its kind,
/// <c>auth {auth}</c> its roles. The evidence of line n is <c>graph.txt(n,1)</c>.
/// </summary>
public static partial class GraphText
{
    /// <summary>Path of every place in a parsed graph.</summary>
    public const string Path = "graph.txt";

    /// <summary>The graph that the lines describe; blank lines and <c>#</c> comments count as lines only.</summary>
    public static ServiceGraph Parse(string text)
    {
        var services = new Dictionary<string, Service>();
        var edges = new Dictionary<(string, string, CallMode), Edge>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        foreach (var (index, line) in lines.Index().Where(entry => entry.Item.Trim() is not ("" or ['#', ..])))
        {
            var match = Notation().Match(line);
            if (!match.Success || !HasKnownWords(match))
                throw new FormatException($"Line {index + 1} is neither a service nor an edge: {line}");

            var at = new SourceSpan(Path, index + 1, 1, index + 1, line.Length + 1);
            if (match.Groups["callee"].Success)
                AddEdge(match, at, services, edges);
            else
                services[match.Groups["name"].Value] = ReadService(match, at);
        }

        return new ServiceGraph(services.Values, edges.Values.Select(edge => Rebind(edge, services)), []);
    }

    private static void AddEdge(
        Match match, SourceSpan at, Dictionary<string, Service> services, Dictionary<(string, string, CallMode), Edge> edges)
    {
        var words = Words(match, "word");
        var mode = ValuesOf<CallMode>(words).FirstOrDefault(CallMode.Sync);
        var confidence = ValuesOf<Confidence>(words).FirstOrDefault(Confidence.Declared);
        var caller = NamedService(match.Groups["name"].Value, at, services);
        var callee = NamedService(match.Groups["callee"].Value, at, services);
        var evidence = new Evidence(at, $"{caller} -> {callee}", confidence);
        var key = (caller.Id, callee.Id, mode);
        CallPolicy[] policies = PolicyText.Parse(words, at) is { } policy ? [policy] : [];
        edges[key] = edges.TryGetValue(key, out var edge)
            ? edge with
            {
                Evidence = [.. edge.Evidence.Append(evidence).OrderByDescending(one => one.Confidence)],
                Policies = [.. edge.Policies.Concat(policies).OrderBy(one => one.Layer)],
            }
            : new Edge(caller, callee, mode, [.. ValuesOf<Role>(words)], Protocol: null, [evidence]) { Policies = policies };
    }

    private static Service ReadService(Match match, SourceSpan at) =>
        NewService(match.Groups["name"].Value, at) with
        {
            Kind = ValuesOf<ServiceKind>(Words(match, "kind")).FirstOrDefault(ServiceKind.Service),
            Roles = [.. ValuesOf<Role>(Words(match, "role")).Order()],
        };

    private static Service NamedService(string name, SourceSpan at, Dictionary<string, Service> services)
    {
        if (!services.TryGetValue(name, out var service))
            services.Add(name, service = NewService(name, at));
        return service;
    }

    private static Service NewService(string name, SourceSpan at) =>
        new(name, ServiceKind.Service, [], [], [], [new Evidence(at, name, Confidence.Declared)], []);

    private static Edge Rebind(Edge edge, Dictionary<string, Service> services) =>
        edge with { Caller = services[edge.Caller.Id], Callee = services[edge.Callee.Id] };

    private static bool HasKnownWords(Match match) =>
        Words(match, "word").All(word => IsA<CallMode>(word) || IsA<Confidence>(word) || IsA<Role>(word) || PolicyText.IsNumber(word))
        && Words(match, "kind").All(IsA<ServiceKind>)
        && Words(match, "role").All(IsA<Role>);

    private static IReadOnlyList<string> Words(Match match, string group) => [.. match.Groups[group].Captures.Select(one => one.Value)];

    private static IEnumerable<T> ValuesOf<T>(IEnumerable<string> words)
        where T : struct, Enum =>
        words.Where(IsA<T>).Select(word => Enum.Parse<T>(WithoutHyphens(word), ignoreCase: true));

    private static bool IsA<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(WithoutHyphens(word), ignoreCase: true, out _);

    private static string WithoutHyphens(string word) => word.Replace("-", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<name>[^\s\[\](){}]+)( -> (?<callee>[^\s\[\](){}]+)( \[((?<word>[\w-]+(=[\w.+-]+)?)[ ,]*)+\])?|( \((?<kind>\w+)\))?( \{((?<role>[\w-]+)[ ,]*)+\})?)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Notation();
}
