using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.AsyncApi;

/// <summary>Which running service a document describes: the one of its title, or the one in whose source folder it lies.</summary>
internal sealed class ApplicationOwners(IReadOnlyList<Container> containers)
{
    private readonly ILookup<string, Reference> _byName = containers.Select(container => container.Service).Distinct().ToLookup(service => FoldedName.WithoutSuffix(service.Name));
    private readonly ILookup<string, Reference> _byFolder = containers.Where(container => container.ProjectFolder is { Length: > 0 }).ToLookup(container => container.ProjectFolder!, container => container.Service);

    /// <summary>The service; null if none or several fit.</summary>
    public Reference? Of(Document document) =>
        (document.Root["info"]?["title"]?.Text is { } title ? Only(_byName[FoldedName.WithoutSuffix(title)]) : null) ?? ByFolder(document.File.Path);

    private Reference? ByFolder(string path)
    {
        foreach (var folder in Paths.Ancestors(path).Where(folder => folder.Length > 0))
            if ((Only(_byFolder[folder]) ?? Only(_byName[FoldedName.WithoutSuffix(Paths.Name(folder))])) is { } found)
                return found;
        return null;
    }

    private static Reference? Only(IEnumerable<Reference> services) => services.Distinct().Take(2).ToList() is [var one] ? one : null;
}
