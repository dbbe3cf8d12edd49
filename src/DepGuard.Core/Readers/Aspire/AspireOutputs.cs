using DepGuard.Documents;

namespace DepGuard.Readers.Aspire;

/// <summary>Which outputs of cloud resources a manifest uses: they tell what a resource is, since its type does not.</summary>
internal static class AspireOutputs
{
    /// <summary>Names of outputs, such as <c>serviceBusEndpoint</c>, by the resource that has them.</summary>
    public static ILookup<string, string> Read(AspireManifest manifest) =>
        manifest.Resources
            .SelectMany(resource => Texts(resource.Body))
            .SelectMany(Expressions)
            .Where(path => path.Length > 2 && path[1] is "outputs" or "secretOutputs" or "output")
            .ToLookup(path => path[0], path => path[2], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Texts(Node body) =>
        (body["env"]?.Entries ?? []).Select(entry => entry.Value)
            .Concat(body["args"]?.Items ?? [])
            .Append(body["connectionString"])
            .Append(body["value"])
            .Select(node => node?.Text)
            .OfType<string>();

    private static IEnumerable<string[]> Expressions(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
            if (text.IndexOf('}', open) is var close and > 0)
                yield return text[(open + 1)..close].Split('.');
            else
                yield break;
    }
}
