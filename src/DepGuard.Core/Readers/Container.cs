using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers;

/// <summary>A container that a deployment description starts: what configuration it gets, before anybody asks what that means.</summary>
/// <param name="Service">The service that it runs.</param>
/// <param name="Environment">Its variables, the ones in force only.</param>
internal sealed record Container(Reference Service, IReadOnlyList<Setting> Environment)
{
    /// <summary>Image repository; null if none is stated.</summary>
    public string? Image { get; init; }

    /// <summary>Folder of the project that the image is built from; null if unknown.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>Files of the repository, or texts of ConfigMaps, that it sees in its file system.</summary>
    public IReadOnlyList<MountedFile> Mounts { get; init; } = [];

    /// <summary>Words of its command, as far as they are known.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Roles of the service.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}
