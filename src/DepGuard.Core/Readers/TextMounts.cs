using DepGuard.Documents;

namespace DepGuard.Readers;

/// <summary>Texts of the repository that a container sees because it mounts or copies them.</summary>
internal static class TextMounts
{
    private const int MostFiles = 1000;

    /// <summary>What a file or folder of the repository becomes inside the container; only what a proxy would read.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="source">Path in the repository.</param>
    /// <param name="target">Path inside the container; one that ends with a slash is a folder.</param>
    public static IEnumerable<MountedText> At(Workspace workspace, string source, string target)
    {
        if (workspace.HasFolder(source))
        {
            var folder = target.TrimEnd('/');
            return workspace.Below(source)
                .Take(MostFiles)
                .Select(file => (File: file, Target: folder + file.Path[source.Length..]))
                .Where(pair => MountedText.IsInProxyFolder(pair.Target))
                .Select(pair => new MountedText(pair.Target, pair.File.Text, new TextOrigin(pair.File.Path)));
        }

        var path = target.EndsWith('/') ? target + Paths.Name(source) : target;
        return MountedText.IsWanted(path) && workspace.Text(source) is { } text ? [new MountedText(path, text.Text, new TextOrigin(text.Path))] : [];
    }
}
