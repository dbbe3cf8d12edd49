using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Projects;

/// <summary>A folder with a Spring application: its build file, its settings files.</summary>
/// <param name="Folder">The folder; empty for the root of the scan.</param>
/// <param name="Build">What the build file says; null if there is none.</param>
/// <param name="Files">Its settings files, those of its classpath before those in a folder <c>config</c>.</param>
internal sealed record SpringProject(string Folder, BuildFile? Build, IReadOnlyList<SpringFile> Files)
{
    private string? _name;

    /// <summary><c>spring.application.name</c> as its files state it without any profile; null if they do not.</summary>
    public string? ApplicationName => _name ??= StatedName();

    /// <summary>Names by which images, containers and repositories of settings may refer to it, the strongest first.</summary>
    public IEnumerable<string> Names =>
        ((string?[])[ApplicationName, Build?.Artifact, Paths.Name(Folder)]).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// True if it is surely a program: it states settings without a profile, and lies in a source tree, has a build file, or says how it runs.
    /// A library may bring settings for one profile, and other tools keep settings that only look like those of a program.
    /// </summary>
    public bool IsProgram =>
        Files.Any(file => file.Profile.Length == 0 && (Build is not null || $"/{file.Path}".Contains("/src/main/resources/", StringComparison.Ordinal) || SpringRoots.IsProgram(file.File)));

    private string? StatedName()
    {
        var layers = Files.Where(file => file.Profile.Length == 0)
            .SelectMany(file => file.Documents)
            .Where(document => document.Condition is null)
            .Select(document => new PropertyLayer(document.Settings, PropertyOrigin.Own));
        return Properties.Of(layers).Find("springapplicationname")?.Value is { } name && !name.Contains('$') ? name : null;
    }
}
