using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Ecs;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.CloudFormation;

/// <summary>CloudFormation and SAM templates: ECS services, functions, gateways, stores and brokers, and which refers to which.</summary>
internal sealed class CloudFormationReader : IDeploymentReader
{
    /// <inheritdoc/>
    public string Format => "cloudformation";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        var templates = workspace.Files.SelectMany(file => file.Documents).Where(document => Template.IsTemplate(document.Root)).Select(document => new Template(document)).ToList();
        var connected = templates.SelectMany(template => template.Of("AWS::ECS::Service").Select(template.ServiceOf)).ToHashSet();
        foreach (var template in templates)
        {
            facts.Add(new ReadFact(template.Path, Format));
            foreach (var service in template.Services)
                Read(template, service, facts, containers);
            facts.AddRange(template.Of("AWS::ECS::Service").SelectMany(service => Names(template, service, connected)));
            facts.AddRange(Wiring.Of(template));
        }

        return new Deployment(facts, containers);
    }

    /// <summary>Names that Service Connect and Cloud Map give to an ECS service.</summary>
    private static IEnumerable<Fact> Names(Template template, TemplateResource service, IReadOnlySet<Reference> connected) =>
        ServiceConnect.Read(template.ServiceOf(service), service.Properties?["ServiceConnectConfiguration"], Template.SharedScope, connected, template.Texts.Of)
            .Concat(CloudMap.Read(template, service));

    private void Read(Template template, TemplateResource resource, List<Fact> facts, List<Container> containers)
    {
        var service = template.ServiceOf(resource);
        Role[] roles = resource.Kind == ServiceKind.Service && ServiceNames.RoleOf(service.Name) is { } role ? [role] : [];
        facts.Add(new ServiceFact(service, Format, (resource.GivenName ?? resource.Id).At)
        {
            Kind = resource.Kind == ServiceKind.Service ? null : resource.Kind,
            Roles = roles,
            LookupScopes = [template.Scope, Template.SharedScope],
        });
        foreach (var name in template.TasksOf(resource).Select(template.GivenName).OfType<string>().Append(resource.Id.Value).Where(name => name != service.Name))
            facts.Add(new AliasFact(service, name, $"{template.Scope}#ids", 90, resource.Id.At));
        var variables = Variables(template, resource).ToList();
        facts.AddRange(variables.SelectMany(variable => Calls(template, service, variable)));
        if (resource.Kind == ServiceKind.Service)
            containers.Add(new Container(service, [.. Settings(template, variables)]) { Roles = roles });
    }

    /// <summary>Variables whose text is known and that refer to no service.</summary>
    private static IEnumerable<Setting> Settings(Template template, IEnumerable<(string Key, Node Value)> variables)
    {
        foreach (var (key, value) in variables)
            if (!template.ServicesIn(value).Any() && template.Texts.Of(value) is { } text)
                yield return new Setting(key, text, value.At);
    }

    /// <summary>Variables of a function, or of all containers of the tasks.</summary>
    private static IEnumerable<(string Key, Node Value)> Variables(Template template, TemplateResource resource)
    {
        foreach (var entry in resource.Properties?["Environment"]?["Variables"]?.Entries ?? [])
            yield return (entry.Key.Value, entry.Value);
        foreach (var item in template.TasksOf(resource).SelectMany(task => task.Properties?["ContainerDefinitions"]?.Items ?? []).SelectMany(container => container["Environment"]?.Items ?? []))
            if (item["Name"]?.Text is { } name && item["Value"] is { } value)
                yield return (name, value);
    }

    /// <summary>A variable that refers to a resource is the address of what it is.</summary>
    private static IEnumerable<Fact> Calls(Template template, Reference service, (string Key, Node Value) variable) =>
        template.ServicesIn(variable.Value).Select(template.ServiceOf).Where(target => target != service)
            .Select(target => new CallFact(service, new Address(target.Name), variable.Key, variable.Value.At, Confidence.Inferred) { IsCatalogName = true });
}
