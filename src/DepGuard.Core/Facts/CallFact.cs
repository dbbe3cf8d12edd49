using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A caller's configuration holds the address of something it calls.</summary>
/// <param name="Caller">The service that holds it.</param>
/// <param name="Target">The address.</param>
/// <param name="Key">Where it stands: a variable or a configuration key, as written.</param>
/// <param name="At">The value.</param>
/// <param name="Confidence">How sure it is that this is a call.</param>
public sealed record CallFact(Reference Caller, Address Target, string Key, SourceSpan At, Confidence Confidence)
    : Fact(At, Confidence)
{
    /// <summary>Mode that the key decides, whatever the callee is; null if it decides none.</summary>
    public CallMode? ModeByKey { get; init; }

    /// <summary>Mode that key, scheme and port suggest if the callee's kind decides none; null if they suggest none.</summary>
    public CallMode? ModeByAddress { get; init; }

    /// <summary>True when the value counts as an address only if it names a known service.</summary>
    public bool OnlyIfKnown { get; init; }

    /// <summary>True when a host that names no known service is only a guess, as in files of unknown format.</summary>
    public bool UnknownIsGuess { get; init; }

    /// <summary>True when the target is a name from a catalog and no address: what no file defines is expected to live elsewhere.</summary>
    public bool IsCatalogName { get; init; }

    /// <summary>True when the caller runs on a developer's machine, where <c>localhost</c> is everybody's.</summary>
    public bool OnHost { get; init; }

    /// <summary>True when the proxy of the caller makes the call on its own account, so that no route of a mesh governs it.</summary>
    public bool IsOfProxy { get; init; }

    /// <summary>What the call is for, such as authentication of a request.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What the place that states the call says about its attempts, time limits and the like.</summary>
    public IReadOnlyList<CallPolicy> Policies { get; init; } = [];
}
