using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>What an address means.</summary>
/// <param name="Services">Services of the scan; several if the name is ambiguous.</param>
/// <param name="External">Host outside of the scan; null if there is none.</param>
/// <param name="Confidence">How sure that is.</param>
internal sealed record ResolvedTarget(IReadOnlyList<ServiceDraft> Services, string? External, Confidence Confidence)
{
    /// <summary>No call.</summary>
    public static ResolvedTarget None { get; } = new([], null, Confidence.Guessed);
}
