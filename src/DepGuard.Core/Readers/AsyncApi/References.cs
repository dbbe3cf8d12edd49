using DepGuard.Documents;

namespace DepGuard.Readers.AsyncApi;

/// <summary>References <c>$ref</c> of a document, within itself and to other files of the scan.</summary>
internal sealed class References(Workspace workspace, Document document)
{
    private const int DeepestReference = 8;

    /// <summary>The document.</summary>
    public Node Root => document.Root;

    /// <summary>What a node is once its references are followed; null if one leads nowhere.</summary>
    public Node? Follow(Node node)
    {
        var (root, path, found) = (document.Root, document.File.Path, (Node?)node);
        for (var depth = 0; depth < DeepestReference && found?["$ref"]?.Text is { } reference; depth++)
        {
            var hash = reference.IndexOf('#');
            var file = hash < 0 ? reference : reference[..hash];
            if (file.Length > 0)
            {
                path = Paths.Combine(Paths.Folder(path), file) ?? string.Empty;
                root = workspace.Parsed(path)?.Documents.FirstOrDefault()?.Root;
            }

            found = root is null ? null : Pointed(root, hash < 0 ? string.Empty : reference[(hash + 1)..]);
        }

        return found;
    }

    /// <summary>The value at a JSON pointer (RFC 6901).</summary>
    private static Node? Pointed(Node? root, string pointer) =>
        pointer.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate(root, (node, part) => node?[part]);
}
