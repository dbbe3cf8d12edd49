using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.CloudFormation;

/// <summary>The resources of a template and the services that they are. An ECS service and its task definition are one.</summary>
internal sealed class Template
{
    /// <summary>Names that services of all templates give each other, through Service Connect.</summary>
    public const string SharedScope = "aws#connect";

    private readonly Dictionary<string, TemplateResource> _resources;
    private readonly Dictionary<string, string> _serviceOfTask = new(StringComparer.Ordinal);
    private readonly ILookup<string, TemplateResource> _byType;
    private readonly ILookup<string, TemplateResource> _tasksOf;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public Template(Document document)
    {
        Path = document.File.Path;
        Texts = new TemplateTexts(document.Root);
        _resources = document.Root["Resources"]!.Entries
            .Where(entry => entry.Value["Type"] is Scalar)
            .GroupBy(entry => entry.Key.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new TemplateResource(group.Last().Key, group.Last().Value["Type"]!.Text!, group.Last().Value["Properties"]), StringComparer.Ordinal);
        _byType = _resources.Values.ToLookup(resource => resource.Type, StringComparer.Ordinal);
        foreach (var service in Of("AWS::ECS::Service"))
            foreach (var task in Targets(service.Properties?["TaskDefinition"]).Where(task => task.Type == "AWS::ECS::TaskDefinition"))
                _serviceOfTask.TryAdd(task.Id.Value, service.Id.Value);
        _tasksOf = Of("AWS::ECS::TaskDefinition").ToLookup(task => _serviceOfTask.GetValueOrDefault(task.Id.Value, task.Id.Value), StringComparer.Ordinal);
        var taken = new HashSet<string>(_resources.Keys, StringComparer.OrdinalIgnoreCase);
        foreach (var service in Services)
            // Of several services with one name only the first has it; the others have their logical id.
            _names[service.Id.Value] = ServiceName(service) is { } name && (taken.Add(name) || name.Equals(service.Id.Value, StringComparison.OrdinalIgnoreCase)) ? name : service.Id.Value;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its texts with references filled in.</summary>
    public TemplateTexts Texts { get; }

    /// <summary>Naming scope of the template.</summary>
    public string Scope => $"aws:{Path}";

    /// <summary>All resources.</summary>
    public IEnumerable<TemplateResource> Resources => _resources.Values;

    /// <summary>Resources that are services, each once.</summary>
    public IEnumerable<TemplateResource> Services => Resources.Where(resource => resource.Kind is not null && !_serviceOfTask.ContainsKey(resource.Id.Value));

    /// <summary>True for the template of a stack: its resources have types of AWS.</summary>
    public static bool IsTemplate(Node root) =>
        root["Resources"] is Mapping resources
        && resources.Entries.Any(entry => entry.Value["Type"]?.Text?.StartsWith("AWS::", StringComparison.Ordinal) == true);

    /// <summary>Resources of a type.</summary>
    public IEnumerable<TemplateResource> Of(string type) => _byType[type];

    /// <summary>Resources that a value refers to.</summary>
    public IEnumerable<TemplateResource> Targets(Node? value) =>
        Intrinsics.References(value).Distinct(StringComparer.Ordinal).Select(_resources.GetValueOrDefault).OfType<TemplateResource>();

    /// <summary>Services that a value refers to.</summary>
    public IEnumerable<TemplateResource> ServicesIn(Node? value) => Targets(value).Select(Owner).Where(resource => resource.Kind is not null);

    /// <summary>The service that a resource is.</summary>
    public Reference ServiceOf(TemplateResource resource) => new(_names[Owner(resource).Id.Value], Scope);

    /// <summary>The task definition that an ECS service runs, or the resource itself.</summary>
    public IEnumerable<TemplateResource> TasksOf(TemplateResource service) => _tasksOf[service.Id.Value];

    private TemplateResource Owner(TemplateResource resource) =>
        _serviceOfTask.TryGetValue(resource.Id.Value, out var service) ? _resources[service] : resource;

    /// <summary>The name that the template gives a resource, as far as it is known.</summary>
    public string? GivenName(TemplateResource resource) => Texts.Of(resource.GivenName) is { Length: > 0 } name && !name.Contains("${", StringComparison.Ordinal) ? name : null;

    /// <summary>The given name of a service or of its task.</summary>
    private string? ServiceName(TemplateResource resource) =>
        GivenName(resource) ?? TasksOf(resource).Select(GivenName).FirstOrDefault(given => given is not null);
}
