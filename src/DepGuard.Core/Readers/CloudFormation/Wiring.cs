using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.CloudFormation;

/// <summary>Edges that resources of their own state: event sources, subscriptions, integrations of gateways, targets of load balancers.</summary>
internal static class Wiring
{
    private static readonly string[] EventSources = ["Queue", "Topic", "Stream", "EventBusName", "Broker"];

    /// <summary>The edges of a template.</summary>
    public static IEnumerable<Fact> Of(Template template) =>
        template.Resources.SelectMany(resource => resource.Type switch
        {
            "AWS::Lambda::EventSourceMapping" => Edges(template, resource.Properties?["EventSourceArn"], resource.Properties?["FunctionName"], CallMode.Async),
            "AWS::SNS::Subscription" => Edges(template, resource.Properties?["TopicArn"], resource.Properties?["Endpoint"], CallMode.Async),
            "AWS::Serverless::Function" => Events(template, resource),
            "AWS::ApiGateway::Method" => Edges(template, resource.Properties?["RestApiId"], resource.Properties?["Integration"]?["Uri"], CallMode.Sync),
            "AWS::ApiGatewayV2::Integration" => Edges(template, resource.Properties?["ApiId"], resource.Properties?["IntegrationUri"], CallMode.Sync),
            "AWS::ElasticLoadBalancingV2::Listener" => Forwards(template, resource.Properties?["LoadBalancerArn"], resource.Properties?["DefaultActions"]),
            "AWS::ElasticLoadBalancingV2::ListenerRule" => template.Targets(resource.Properties?["ListenerArn"])
                .SelectMany(listener => Forwards(template, listener.Properties?["LoadBalancerArn"], resource.Properties?["Actions"])),
            _ => [],
        });

    /// <summary>Events of SAM: what a queue, topic or stream holds comes to the function, and so do requests of a gateway that is named.</summary>
    private static IEnumerable<Fact> Events(Template template, TemplateResource function)
    {
        foreach (var (_, body) in (function.Properties?["Events"]?.Entries ?? []).Select(entry => (entry.Key, entry.Value["Properties"])))
        {
            foreach (var source in EventSources.Select(key => body?[key]).OfType<Node>())
                foreach (var sender in template.ServicesIn(source))
                    yield return Edge(template, sender, function, source, CallMode.Async);
            foreach (var gateway in new[] { body?["RestApiId"], body?["ApiId"] }.OfType<Node>())
                foreach (var caller in template.ServicesIn(gateway))
                    yield return Edge(template, caller, function, gateway, CallMode.Sync);
        }
    }

    /// <summary>A load balancer calls the services that register with the target groups of its actions, and functions that are targets.</summary>
    private static IEnumerable<Fact> Forwards(Template template, Node? balancer, Node? actions)
    {
        foreach (var group in template.Targets(actions).Where(target => target.Type == "AWS::ElasticLoadBalancingV2::TargetGroup"))
            foreach (var caller in template.ServicesIn(balancer))
                foreach (var callee in Registered(template, group))
                    yield return Edge(template, caller, callee, actions!, CallMode.Sync);
    }

    private static IEnumerable<TemplateResource> Registered(Template template, TemplateResource group) =>
        template.Of("AWS::ECS::Service").Where(service => template.Targets(service.Properties?["LoadBalancers"]).Contains(group))
            .Concat(template.ServicesIn(group.Properties?["Targets"]));

    private static IEnumerable<Fact> Edges(Template template, Node? from, Node? to, CallMode mode)
    {
        foreach (var caller in template.ServicesIn(from))
            foreach (var callee in template.ServicesIn(to).Where(callee => callee != caller))
                yield return Edge(template, caller, callee, to!, mode);
    }

    private static CallFact Edge(Template template, TemplateResource from, TemplateResource to, Node at, CallMode mode) =>
        new(template.ServiceOf(from), new Address(template.ServiceOf(to).Name), mode == CallMode.Async ? "event" : "target", at.At, Confidence.Declared)
        {
            ModeByKey = mode,
            IsCatalogName = true,
        };
}
