using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Azure;

/// <summary>A resource of an ARM template, or one that a command printed.</summary>
/// <param name="Type">Its type, such as <c>Microsoft.App/containerApps</c>.</param>
/// <param name="Name">Its name; of a part with the names of what it is a part of: <c>orders/limits</c>.</param>
/// <param name="Body">Its definition.</param>
/// <param name="Scope">What its expressions refer to.</param>
/// <param name="At">Place of its name.</param>
internal sealed record ArmResource(string Type, string Name, Node Body, ArmScope Scope, SourceSpan At)
{
    private const int DeepestTemplate = 8;

    /// <summary>The last part of its name.</summary>
    public string ShortName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Its properties; null if there are none.</summary>
    public Node? Properties => Body["properties"];

    /// <summary>True for a type, whatever its case.</summary>
    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The resources of a document, those of inner templates included; empty if it holds none.</summary>
    public static IEnumerable<ArmResource> In(Document document)
    {
        var root = document.Root;
        if (root["type"]?.Text?.StartsWith("Microsoft.App/", StringComparison.OrdinalIgnoreCase) == true && root["name"] is Scalar { Value.Length: > 0 } name)
            return [new ArmResource(root["type"]!.Text!, name.Value, root, new ArmScope(root, null, null), name.At)];
        return root["resources"] is { } && root["$schema"]?.Text?.Contains("deploymentTemplate", StringComparison.OrdinalIgnoreCase) == true
            ? InTemplate(new ArmScope(root, null, null), 0)
            : [];
    }

    private static IEnumerable<ArmResource> InTemplate(ArmScope scope, int depth)
    {
        var resources = scope.Template["resources"];
        return (resources is Sequence ? resources.Items : (resources?.Entries ?? []).Select(entry => entry.Value)).SelectMany(body => Of(scope, body, null, depth));
    }

    private static IEnumerable<ArmResource> Of(ArmScope scope, Node body, ArmResource? parent, int depth)
    {
        if (body["type"]?.Text is not { } type || depth > DeepestTemplate)
            yield break;
        if (type.Equals("Microsoft.Resources/deployments", StringComparison.OrdinalIgnoreCase) && body["properties"]?["template"] is { } template)
        {
            foreach (var inner in InTemplate(new ArmScope(template, body["properties"]!["parameters"], scope), depth + 1))
                yield return inner;
            yield break;
        }

        if (ArmExpression.Text(scope, body["name"]) is not { Length: > 0 } name)
            yield break;
        var resource = new ArmResource(parent is null ? type : $"{parent.Type}/{type}", parent is null ? name : $"{parent.Name}/{name}", body, scope, body["name"]!.At);
        yield return resource;
        foreach (var part in (body["resources"]?.Items ?? []).SelectMany(part => Of(scope, part, resource, depth + 1)))
            yield return part;
    }
}
