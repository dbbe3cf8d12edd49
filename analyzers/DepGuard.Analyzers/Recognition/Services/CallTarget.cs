namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>Where a call goes, as far as the code says.</summary>
/// <param name="Name">Host, or name of a client, interface or contract.</param>
/// <param name="IsHost">Whether it is a host: then something answers there, known or not. A name may be anything.</param>
internal readonly record struct CallTarget(string Name, bool IsHost);
