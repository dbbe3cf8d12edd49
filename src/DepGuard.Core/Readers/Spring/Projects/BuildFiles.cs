using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Projects;

/// <summary>The build files of a scan, each opened once.</summary>
internal sealed class BuildFiles(Workspace workspace)
{
    private static readonly string[] Names = ["pom.xml", "build.gradle", "build.gradle.kts"];

    private readonly Dictionary<string, BuildFile?> _byFolder = new(StringComparer.Ordinal);

    /// <summary>The build file of a folder; null if there is none.</summary>
    public BuildFile? In(string folder)
    {
        BuildFile? above = null;
        foreach (var one in Paths.Ancestors($"{folder}/x".TrimStart('/')).Reverse())
        {
            if (!_byFolder.TryGetValue(one, out var known))
                _byFolder[one] = known = Open(one) is { } file ? BuildFile.Read(file, above) : null;
            if (one == folder)
                return known;
            above = known ?? above;
        }

        return null;
    }

    private SourceFile? Open(string folder) =>
        Names.Select(name => workspace.Text(folder.Length == 0 ? name : $"{folder}/{name}")).FirstOrDefault(file => file is not null);
}
