using DepGuard.Documents;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Helm;

/// <summary>A chart with the values that are in force for it.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">Where the chart states its name, or the name that its parent or its values give it.</param>
/// <param name="Description">Content of <c>Chart.yaml</c>.</param>
/// <param name="Values">Its values, the ones that count more later: its own, those of an environment, those that charts around it give it.</param>
internal sealed record Chart(string Folder, Scalar Name, Node Description, IReadOnlyList<Node> Values)
{
    /// <summary>Names of the charts that it brings along.</summary>
    public IEnumerable<Node> Dependencies => Description["dependencies"]?.Items ?? [];

    /// <summary>Image repository of its application; null if its values name none.</summary>
    public string? Image => Value("image") switch
    {
        Scalar { IsNull: false, Value.Length: > 0 } text => ImageName.Repository(text.Value),
        { } image when image["repository"]?.Text is { Length: > 0 } repository => ImageName.Repository(repository),
        _ => null,
    };

    /// <summary>True for a chart that deploys an application of its own, and is not a library or a bundle of others.</summary>
    public bool IsApplication => Image is not null && Description["type"]?.Text != "library";

    /// <summary>The value in force at a path of keys such as <c>redis.enabled</c>; null if none is stated.</summary>
    public Node? Value(string path) =>
        Values.Reverse().Select(values => path.Split('.').Aggregate((Node?)values, (node, key) => node?[key])).FirstOrDefault(found => found is not null);

    /// <summary>True unless a condition of the dependency is false; of several paths the first with a value counts.</summary>
    public bool IsEnabled(Node dependency)
    {
        var conditions = (dependency["condition"]?.Text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return conditions.Select(Value).FirstOrDefault(value => value is not null)?.Text is not "false";
    }
}
