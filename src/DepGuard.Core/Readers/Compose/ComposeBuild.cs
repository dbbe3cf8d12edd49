using DepGuard.Documents;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Compose;

/// <summary>Where a service is built from.</summary>
/// <param name="Dockerfile">Its Dockerfile; null if it is not in the scan.</param>
/// <param name="Folder">Folder of the project that is built; null if it is not in the scan.</param>
/// <param name="Context">Folder that the Dockerfile copies from; null without build.</param>
internal sealed record ComposeBuild(Dockerfile? Dockerfile, string? Folder, string? Context)
{
    private static readonly ComposeBuild None = new(null, null, null);

    /// <summary>Reads <c>build</c> and the Dockerfile that it names.</summary>
    public static ComposeBuild Read(Workspace workspace, ComposeProject project, Node service)
    {
        if (service["build"] is not { } build || (build.Text ?? build["context"]?.Text ?? ".") is not { } context)
            return None;
        if (Paths.Combine(Paths.Folder((build["context"] ?? build).At.Path), context) is not { } folder)
            return None;

        var path = Paths.Combine(folder, build["dockerfile"]?.Text ?? "Dockerfile");
        var dockerfile = path is not null && workspace.Text(path) is { } file ? Dockerfile.Read(file) : null;
        return new ComposeBuild(dockerfile, ProjectFolder(workspace, project, folder, path, dockerfile), folder);
    }

    /// <summary>Texts that the image holds because its Dockerfile copies them.</summary>
    public IEnumerable<MountedText> Copied(Workspace workspace) =>
        Context is null ? [] : (Dockerfile?.Copies ?? []).SelectMany(copy =>
            Paths.Combine(Context, copy.Source) is { Length: > 0 } source ? TextMounts.At(workspace, source, copy.Target) : []);

    /// <summary>Folder of the project file that the Dockerfile builds, else of the Dockerfile, else the build context.</summary>
    private static string? ProjectFolder(Workspace workspace, ComposeProject project, string context, string? path, Dockerfile? dockerfile)
    {
        var built = dockerfile?.Projects.FirstOrDefault(name => dockerfile.Assembly is { } assembly && Paths.Stem(name).Equals(assembly, StringComparison.OrdinalIgnoreCase))
            ?? (dockerfile is { Assembly: null, Projects: [var only] } ? only : null);
        if (built is not null && Paths.Combine(context, Paths.Folder(built)) is { } folder && workspace.HasFolder(folder))
            return folder;

        var own = path is not null && dockerfile is not null ? Paths.Folder(path) : context;
        return own.Length > 0 && own != project.Folder && workspace.HasFolder(own) ? own : null;
    }
}
