using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Ecs;

/// <summary>ECS task definitions and services, as JSON of the API; templates are read by <see cref="CloudFormation.CloudFormationReader"/>. The containers of a task are one service.</summary>
internal sealed class EcsReader : IDeploymentReader
{
    /// <summary>Naming scope of all tasks: Service Connect gives them names in a namespace.</summary>
    public const string Scope = "ecs";

    /// <inheritdoc/>
    public string Format => "ecs";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        var tasks = new Dictionary<string, Reference>(StringComparer.Ordinal);
        var services = new List<Node>();
        foreach (var file in workspace.Files.OrderBy(file => Paths.Depth(file.File.Path)).ThenBy(file => Paths.Name(file.File.Path).Length))
            foreach (var document in file.Documents)
                Read(document, tasks, services, facts, containers);
        foreach (var body in services)
            if (Task(body.Get("taskDefinition")?.Text, tasks) is { } task)
                facts.AddRange(ReadService(body, task));
        return new Deployment(facts, containers);
    }

    private void Read(Document document, Dictionary<string, Reference> tasks, List<Node> services, List<Fact> facts, List<Container> containers)
    {
        var root = document.Root["taskDefinition"] is Mapping printed ? printed : document.Root;
        if (root["containerDefinitions"] is Sequence && root["family"] is Scalar family)
        {
            var task = new Reference(family.Value, Scope);
            if (tasks.TryAdd(family.Value, task))
                EcsTask.Read(task, root, family.At, facts, containers);
        }
        else if (root["serviceName"] is Scalar && root["taskDefinition"] is Scalar)
        {
            services.Add(root);
        }
        else
        {
            return;
        }

        facts.Add(new ReadFact(document.File.Path, Format));
    }

    private static IEnumerable<Fact> ReadService(Node body, Reference task)
    {
        if (body["serviceName"] is Scalar name && name.Value != task.Name)
            yield return new AliasFact(task, name.Value, Scope, 90, name.At);
        foreach (var fact in ServiceConnect.Read(task, body.Get("serviceConnectConfiguration"), Scope, clients: null, node => node?.Text))
            yield return fact;
    }

    /// <summary>The task that <c>family</c>, <c>family:revision</c> or an ARN names; null if it is not in the scan.</summary>
    private static Reference? Task(string? text, Dictionary<string, Reference> tasks) =>
        text is not null && tasks.TryGetValue(text[(text.LastIndexOf('/') + 1)..].Split(':')[0], out var task) ? task : null;
}
