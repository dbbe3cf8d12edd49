using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Reports.Html.Drawing;

/// <summary>What a change does to each service and each edge, in the words that style and text of the page share.</summary>
internal sealed class ChangeMarks
{
    private readonly Dictionary<string, string> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Caller, string Callee, CallMode Mode), string> _edges = [];

    /// <summary>The marks of a change; none without one.</summary>
    public ChangeMarks(GraphDiff? change)
    {
        if (change is null)
            return;

        Mark('+', change.AddedServices, change.AddedEdges);
        Mark('-', change.RemovedServices, change.RemovedEdges);
        Mark('~', change.ChangedServices.Select(one => one.After), change.ChangedEdges.Select(one => one.After));
    }

    /// <summary>True where nothing is marked.</summary>
    public bool IsEmpty => _services.Count + _edges.Count == 0;

    /// <summary>What became of a service; null if nothing did.</summary>
    public string? Of(Service service) => _services.GetValueOrDefault(service.Id);

    /// <summary>What became of an edge; null if nothing did.</summary>
    public string? Of(Edge edge) => _edges.GetValueOrDefault(KeyOf(edge));

    /// <summary>The word for a sign at the begin of a line.</summary>
    public static string OfSign(char sign) => sign switch
    {
        '+' => "added",
        '-' => "removed",
        _ => "changed",
    };

    /// <summary>The sign for a word.</summary>
    public static char SignOf(string mark) => mark switch
    {
        "added" => '+',
        "removed" => '−',
        _ => '~',
    };

    private void Mark(char sign, IEnumerable<Service> services, IEnumerable<Edge> edges)
    {
        foreach (var service in services)
            _services[service.Id] = OfSign(sign);
        foreach (var edge in edges)
            _edges[KeyOf(edge)] = OfSign(sign);
    }

    private static (string Caller, string Callee, CallMode Mode) KeyOf(Edge edge) => (edge.Caller.Id, edge.Callee.Id, edge.Mode);
}
