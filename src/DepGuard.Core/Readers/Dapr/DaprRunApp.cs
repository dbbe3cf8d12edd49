using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Dapr;

/// <summary>One application of the file of <c>dapr run -f</c>.</summary>
/// <param name="App">The application.</param>
/// <param name="Folder">Its folder; null if that leaves the scan.</param>
/// <param name="At">Where it is stated.</param>
internal sealed record DaprRunApp(DaprApp App, string? Folder, SourceSpan At)
{
    /// <summary>Port on which it listens; null if none is stated.</summary>
    public int? Port { get; private init; }

    /// <summary>Its variables; those of the application win over common ones.</summary>
    public IReadOnlyList<Setting> Environment { get; private init; } = [];

    /// <summary>Folders with its components.</summary>
    public IReadOnlyList<string> Resources { get; private init; } = [];

    /// <summary>Naming scope of the applications of a file.</summary>
    public static string ScopeOf(Document document) => $"dapr-run:{document.File.Path}";

    /// <summary>The application of an entry; null if it has neither an id nor a folder.</summary>
    public static DaprRunApp? From(Workspace workspace, Document document, Node body)
    {
        var directory = body["appDirPath"]?.Text;
        var folder = directory is null ? null : Paths.Combine(Paths.Folder(document.File.Path), directory);
        var id = body["appID"]?.Text is { Length: > 0 } stated ? stated : folder is null ? null : Paths.Name(folder);
        if (id is not { Length: > 0 })
            return null;

        var common = document.Root["common"];
        return new DaprRunApp(new DaprApp(id, new Reference(id, ScopeOf(document))), folder is not null && workspace.HasFolder(folder) ? folder : null, (body["appID"] ?? body).At)
        {
            Port = AddressGrammar.Port(body["appPort"]?.Text ?? string.Empty),
            Environment = SettingTree.Overlay([Variables(common), Variables(body)]),
            Resources = [.. ResourcePaths(body, common).Select(path => Paths.Combine(Paths.Folder(document.File.Path), path)).Append(folder is null ? null : $"{folder}/.dapr/resources").OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>True for a container that runs the same application.</summary>
    public bool IsRunBy(Container container) =>
        container.AppId == App.Id
        || (Folder is not null && container.ProjectFolder == Folder)
        || FoldedName.WithoutSuffix(container.Service.Name) == FoldedName.WithoutSuffix(App.Id);

    private static IEnumerable<Setting> Variables(Node? section) =>
        (section?["env"]?.Entries ?? []).Where(entry => entry.Value is Scalar { IsNull: false }).Select(entry => new Setting(entry.Key.Value, entry.Value.Text!, entry.Value.At));

    private static IEnumerable<string> ResourcePaths(Node body, Node? common)
    {
        foreach (var section in ((Node?[])[body, common]).OfType<Node>())
            foreach (var key in (string[])["resourcesPath", "resourcesPaths"])
                foreach (var path in section[key] is Scalar one ? [one] : (section[key]?.Items ?? []).OfType<Scalar>())
                    yield return path.Value;
    }
}
