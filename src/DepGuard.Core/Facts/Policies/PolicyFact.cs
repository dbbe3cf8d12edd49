namespace DepGuard.Facts.Policies;

/// <summary>How calls to a callee behave, whoever makes them; it governs calls that are witnessed elsewhere and is no call itself.</summary>
/// <param name="Scopes">Naming scopes in which the callee's name is looked up, nearest first.</param>
/// <param name="Callee">Name of the callee; null for every service that lives in a scope of the same family, such as <c>k8s</c>.</param>
/// <param name="Policy">What is done to the calls.</param>
/// <param name="Source">Object that states it, such as <c>VirtualService shop/auth</c>: one object may state alternatives, two contradict each other.</param>
/// <param name="Confidence">How sure it is that the policy is in force.</param>
public sealed record PolicyFact(IReadOnlyList<string> Scopes, Address? Callee, CallPolicy Policy, string Source, Confidence Confidence)
    : Fact(Policy.At, Confidence)
{
    /// <summary>Callers that it governs; null for all.</summary>
    public IReadOnlySet<Reference>? Callers { get; init; }

    /// <summary>Ways of calling that it governs.</summary>
    public Transport Transport { get; init; } = Transport.Http;

    /// <summary>True when the calls that it governs may stand in code alone, so that a policy without a call is no problem.</summary>
    public bool CallsMayBeUnseen { get; init; }

    /// <summary>True when it governs calls that name the callee, whoever answers them; false for calls that the callee answers.</summary>
    public bool IsAboutName { get; init; }

    /// <summary>What answers the calls that it governs, where the name's calls are answered by several; null for whatever answers.</summary>
    public Address? AnsweredBy { get; init; }

    /// <summary>True when objects of this kind divide the calls to a callee among them, such as routes by path: different numbers are no contradiction.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>True when the object that states it has effects elsewhere too, so that it is not idle where it governs no call.</summary>
    public bool HasOtherEffects { get; init; }
}
