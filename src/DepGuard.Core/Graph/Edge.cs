using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Graph;

/// <summary>"Caller depends on callee" in one mode, with every place that states it.</summary>
/// <param name="Caller">The end that depends.</param>
/// <param name="Callee">The end that is depended on.</param>
/// <param name="Mode">How.</param>
/// <param name="Roles">Parts the call plays, such as <see cref="Role.Auth"/> for a per-request authentication call; sorted.</param>
/// <param name="Protocol">Protocol of the address, lower case; null if none is stated.</param>
/// <param name="Evidence">The places that state it, best confidence first; never empty.</param>
public sealed record Edge(
    Service Caller, Service Callee, CallMode Mode, IReadOnlyList<Role> Roles, string? Protocol, IReadOnlyList<Evidence> Evidence)
{
    private readonly CallNumbers _numbers = CallNumbers.None;
    private readonly IReadOnlyList<CallPolicy> _policies = [];
    private readonly IReadOnlyList<Evidence> _evidence = Evidence;

    /// <summary>The places that state it, best confidence first; never empty.</summary>
    public IReadOnlyList<Evidence> Evidence
    {
        get => _evidence;
        init => (_evidence, Confidence) = (value, value[0].Confidence);
    }

    /// <summary>What each layer does to the calls, from the caller outwards; a number is stated once for each layer and product.</summary>
    public IReadOnlyList<CallPolicy> Policies
    {
        get => _policies;
        init => (_policies, _numbers) = (value, CallNumbers.Of(value));
    }

    /// <summary>Attempts of all layers together: their product, since retries at several layers multiply; null if nothing is stated.</summary>
    public Attempts? Attempts => _numbers.Attempts;

    /// <summary>Tightest limit of one attempt or of the silence within it; null if there is none.</summary>
    public TimeSpan? AttemptTimeout => _numbers.AttemptTimeout;

    /// <summary>Tightest limit of the call with all its attempts; null if there is none.</summary>
    public TimeSpan? Deadline => _numbers.Deadline;

    /// <summary>Confidence of the best evidence; kept, since nearly every rule asks every edge for it.</summary>
    public Confidence Confidence { get; private init; } = Evidence[0].Confidence;

    /// <summary>What was seen of its calls at run time; null if nothing was.</summary>
    public Observation? Observed { get; init; }

    /// <summary>How much of the callee a request of the caller uses.</summary>
    public CallUsage Usage { get; init; } = CallUsage.None;

    /// <summary>
    /// True when caller and callee both have the addresses of both, under the same keys: a list for everybody, such as one ConfigMap or
    /// <c>env_file</c> for all. It says who can be called, not who calls.
    /// </summary>
    public bool IsFromSharedList { get; init; }

    /// <summary>The form <c>caller -> callee</c>.</summary>
    public override string ToString() => $"{Caller.Id} -> {Callee.Id}";
}
