using DepGuard.Documents;
using DepGuard.Facts;
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
            facts.AddRange(template.Of("AWS::ECS::Service").SelectMany(service => ServiceConnect.Read(template.ServiceOf(service), service.Properties?["ServiceConnectConfiguration"], connected)));
            facts.AddRange(Wiring.Of(template));
        }

        return new Deployment(facts, containers);
    }

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
        foreach (var name in template.TasksOf(resource).Select(task => task.GivenName).OfType<Scalar>().Append(resource.Id).Where(name => name.Value != service.Name))
            facts.Add(new AliasFact(service, name.Value, $"{template.Scope}#ids", 90, name.At));
        var variables = Variables(template, resource).ToList();
        facts.AddRange(variables.SelectMany(variable => Calls(template, service, variable)));
        if (resource.Kind == ServiceKind.Service)
            containers.Add(new Container(service, [.. variables.Where(variable => Intrinsics.IsLiteral(variable.Value)).Select(variable => new Setting(variable.Key, variable.Value.Text!, variable.Value.At))]) { Roles = roles });
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
