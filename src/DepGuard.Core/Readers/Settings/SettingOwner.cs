using DepGuard.Facts;

namespace DepGuard.Readers.Settings;

/// <summary>The service whose settings are read, as far as it decides what they mean.</summary>
/// <param name="Service">The service.</param>
internal sealed record SettingOwner(Reference Service)
{
    /// <summary>True when it runs on a developer's machine and not in a container.</summary>
    public bool OnHost { get; init; }

    /// <summary>True when it authenticates requests of others.</summary>
    public bool IsAuth { get; init; }

    /// <summary>True when it only serves files, so that a browser uses its addresses.</summary>
    public bool ServesFilesOnly { get; init; }

    /// <summary>True when a host that names no known service is only a guess.</summary>
    public bool UnknownIsGuess { get; init; }

    /// <summary>True when the settings are not surely its own, as those of a file that many services share.</summary>
    public bool IsGuess { get; init; }
}
