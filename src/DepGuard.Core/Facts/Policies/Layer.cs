namespace DepGuard.Facts.Policies;

/// <summary>Where a policy acts on a call, from the caller outwards: what an outer layer repeats, every layer behind it repeats too.</summary>
public enum Layer
{
    /// <summary>A loop or policy in the caller's own code.</summary>
    Code,

    /// <summary>The caller's client library.</summary>
    Client,

    /// <summary>A gateway or reverse proxy that is the caller itself; behind it a sidecar may stand.</summary>
    Gateway,

    /// <summary>A proxy beside the caller, as service meshes place them.</summary>
    Sidecar,

    /// <summary>The callee or a proxy beside it.</summary>
    Server,
}
