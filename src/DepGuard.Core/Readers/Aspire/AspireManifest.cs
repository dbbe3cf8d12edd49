using DepGuard.Documents;

namespace DepGuard.Readers.Aspire;

/// <summary>An Aspire manifest: the resources of one application by name.</summary>
internal sealed class AspireManifest
{
    private static readonly HashSet<string> KnownTypes = new(StringComparer.Ordinal)
    {
        "project", "container", "dockerfile", "executable", "value", "parameter", "azure", "aws", "dapr", "annotated",
    };

    private readonly Dictionary<string, AspireResource> _byName = new(StringComparer.OrdinalIgnoreCase);

    private AspireManifest(ParsedFile file, Node resources)
    {
        File = file;
        foreach (var entry in resources.Entries.Where(entry => entry.Value is Mapping))
            _byName[entry.Key.Value] = new AspireResource(entry.Key, entry.Value);
    }

    /// <summary>The file.</summary>
    public ParsedFile File { get; }

    /// <summary>Folder from which its paths start.</summary>
    public string Folder => Paths.Folder(File.File.Path);

    /// <summary>Naming scope of its resources.</summary>
    public string Scope => $"aspire:{(Folder.Length == 0 ? "." : Folder)}";

    /// <summary>The resources, in order.</summary>
    public IEnumerable<AspireResource> Resources => _byName.Values;

    /// <summary>
    /// The manifest of a file; null if it is none. The first previews wrote <c>components</c> instead of <c>resources</c>.
    /// </summary>
    public static AspireManifest? From(ParsedFile file)
    {
        if (file.Documents.Count != 1 || !file.File.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return null;

        var root = file.Documents[0].Root;
        if ((root["resources"] ?? root["components"]) is not Mapping resources)
            return null;
        return root["$schema"]?.Text?.Contains("aspire-8.0.json", StringComparison.Ordinal) == true || resources.Entries.Any(IsResource)
            ? new AspireManifest(file, resources)
            : null;
    }

    /// <summary>The resource of a name; null if there is none.</summary>
    public AspireResource? Find(string name) => _byName.GetValueOrDefault(name);

    private static bool IsResource(Entry entry) =>
        entry.Value["type"]?.Text is { } type && type.IndexOf('.') is var dot and > 0
        && KnownTypes.Contains(type[..dot]) && (type == "annotated.string" || IsVersion(type[(type.LastIndexOf('.') + 1)..]));

    private static bool IsVersion(string text) => text.Length > 1 && text[0] == 'v' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
