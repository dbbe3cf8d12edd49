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

    /// <summary>Repository of the image that its Dockerfile stands on; null if there is none.</summary>
    public string? BaseImage { get; init; }

    /// <summary>True when it uses the network of the machine that runs it.</summary>
    public bool IsOnHostNetwork { get; init; }

    /// <summary>Arguments of its command that are settings, such as <c>--Basket:Url=http://basket</c>; they win over variables.</summary>
    public IReadOnlyList<Setting> SettingArguments { get; init; } = [];

    /// <summary>Assembly that it starts, without extension; null if unknown.</summary>
    public string? Assembly { get; init; }

    /// <summary>Folder of the project that the image is built from; null if unknown.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>Files of the repository, or texts of ConfigMaps, that it sees in its file system.</summary>
    public IReadOnlyList<MountedFile> Mounts { get; init; } = [];

    /// <summary>Texts that no general parser knows, such as <c>nginx.conf</c>, under their paths inside the container; of one path the last counts.</summary>
    public IReadOnlyList<MountedText> Texts { get; init; } = [];

    /// <summary>Labels, which proxies read as routes.</summary>
    public IReadOnlyList<Setting> Labels { get; init; } = [];

    /// <summary>Words of its command, as far as they are known.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>True for a proxy beside the real container, of which only the mounts are known.</summary>
    public bool IsSidecar { get; init; }

    /// <summary>Name by which Dapr knows the service; null if it has no sidecar or none is stated.</summary>
    public string? AppId { get; init; }

    /// <summary>Roles of the service.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}
