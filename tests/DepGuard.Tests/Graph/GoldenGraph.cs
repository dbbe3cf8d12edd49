using System.Text.Json;
using DepGuard.Graph;

namespace DepGuard.Tests.Graph;

/// <summary>One graph of <c>fixtures/oracles/graphs.json</c>: small random graphs whose results come from exhaustive enumeration.</summary>
internal sealed record GoldenGraph(
    string Id,
    int N,
    IReadOnlyList<GoldenGraph.Arc> Edges,
    int[][] Sccs,
    int[][] Cycles,
    IReadOnlyList<GoldenGraph.Through> ShortestThroughEdge,
    int MinFasWeight,
    IReadOnlyDictionary<string, int[]> Dependents)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<GoldenGraph> All { get; } =
        JsonSerializer.Deserialize<List<GoldenGraph>>(File.ReadAllText(Find("tests/fixtures/oracles/graphs.json")), Options)!;

    public ServiceGraph Graph => Graphs.Of(N, Edges.Select(edge => (edge.A, edge.B)));

    public IEnumerable<Component> Components => Graph.Components(_ => true).Where(component => component.IsCyclic);

    public static int Number(Service service) => int.Parse(service.Id[1..]);

    public int Weight(Edge edge) => Edges.Single(arc => arc.A == Number(edge.Caller) && arc.B == Number(edge.Callee)).W;

    private static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, path)))
            folder = folder.Parent ?? throw new FileNotFoundException(path);
        return Path.Combine(folder.FullName, path);
    }

    internal sealed record Arc(int A, int B, int W);

    internal sealed record Through(int[] Edge, int Length);
}
