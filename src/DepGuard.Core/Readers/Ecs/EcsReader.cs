using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Ecs;

/// <summary>ECS task definitions and services, as JSON of the API or in CloudFormation templates. The containers of a task are one service.</summary>
internal sealed class EcsReader : IDeploymentReader
{
    /// <summary>Naming scope of all tasks: Service Connect and Cloud Map give them names in a namespace.</summary>
    public const string Scope = "ecs";

    /// <inheritdoc/>
    public string Format => "ecs";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tasks = new Dictionary<string, Reference>(StringComparer.Ordinal);
        var services = new List<(CloudTemplate Template, Node Body, Reference? Task)>();
        foreach (var file in workspace.Files.OrderBy(file => Paths.Depth(file.File.Path)).ThenBy(file => Paths.Name(file.File.Path).Length))
            foreach (var document in file.Documents)
                Read(document, seen, tasks, services, facts, containers);
        foreach (var (template, body, task) in services)
            if ((task ?? Task(CloudTemplate.Get(body, "taskDefinition")?.Text, tasks)) is { } service)
                facts.AddRange(EcsService.Read(template, body, service));
        return new Deployment(facts, containers);
    }

    private void Read(
        Document document, HashSet<string> seen, Dictionary<string, Reference> tasks, List<(CloudTemplate, Node, Reference?)> services, List<Fact> facts, List<Container> containers)
    {
        var root = document.Root["taskDefinition"] is Mapping printed ? printed : document.Root;
        var template = new CloudTemplate(root);
        var definitions = root["containerDefinitions"] is Sequence && root["family"] is Scalar
            ? [(Name: root["family"]!.Text!, Body: root, At: root["family"]!.At, Logical: string.Empty)]
            : template.Of("AWS::ECS::TaskDefinition").Select(entry => (Name: template.Text(entry.Value["Properties"]?["Family"]) ?? entry.Key.Value, Body: entry.Value["Properties"]!, entry.Key.At, Logical: entry.Key.Value)).ToList();
        var own = new Dictionary<string, Reference>(StringComparer.Ordinal);
        foreach (var (name, body, at, logical) in definitions.Where(one => one.Body is not null))
        {
            own[logical] = new Reference(name, Scope);
            tasks.TryAdd(name, own[logical]);
            if (seen.Add(name))
                EcsTask.Read(template, own[logical], body, at, facts, containers);
        }

        var found = template.Of("AWS::ECS::Service").Select(entry => entry.Value["Properties"]).OfType<Node>().ToList();
        if (root["serviceName"] is Scalar && root["taskDefinition"] is Scalar)
            found.Add(root);
        services.AddRange(found.Select(body => (template, body, CloudTemplate.Target(CloudTemplate.Get(body, "taskDefinition")) is { } target && own.TryGetValue(target, out var task) ? task : (Reference?)null)));
        if (definitions.Count > 0 || found.Count > 0)
            facts.Add(new ReadFact(document.File.Path, Format));
    }

    /// <summary>The task that <c>family</c>, <c>family:revision</c> or an ARN names; null if it is not in the scan.</summary>
    private static Reference? Task(string? text, Dictionary<string, Reference> tasks) =>
        text is not null && tasks.TryGetValue(text[(text.LastIndexOf('/') + 1)..].Split(':')[0], out var task) ? task : null;
}
