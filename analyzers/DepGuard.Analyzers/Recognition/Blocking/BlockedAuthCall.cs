using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>An auth call for which a thread waits.</summary>
/// <param name="Site">What blocks: the read of a result, the wait, or the synchronous call itself.</param>
/// <param name="Call">The auth call.</param>
/// <param name="IsSynchronousApi">Whether the call itself is synchronous, so that nothing else blocks.</param>
internal sealed record BlockedAuthCall(IOperation Site, IInvocationOperation Call, bool IsSynchronousApi)
{
    /// <summary>How messages name the auth call.</summary>
    public string Name => Call.TargetMethod.Name;
}
