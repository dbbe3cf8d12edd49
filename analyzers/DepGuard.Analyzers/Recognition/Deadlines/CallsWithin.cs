using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Finds calls to other services in a piece of code, lambdas included, and in the methods of the same file that it calls.</summary>
internal sealed class CallsWithin(KnownSymbols symbols, AnalyzerSettings settings)
{
    /// <summary>Paths that ask for a decision about what somebody may do.</summary>
    private static readonly string[] Decisions = ["/authorize"];

    private readonly RemoteCalls _remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
    private readonly HttpRequests _requests = symbols.Shared(() => new HttpRequests(symbols));

    /// <summary>True when the compilation has nothing that calls another service.</summary>
    public bool IsEmpty => _remote.IsEmpty;

    /// <summary>The first call to an auth service; null if there is none.</summary>
    public IInvocationOperation? Auth(IEnumerable<IOperation> code) => First(code, _remote.IsAuth);

    /// <summary>The first call to an auth service, or of an address that decides what somebody may do; null if there is none.</summary>
    public IInvocationOperation? Decision(IEnumerable<IOperation> code) =>
        First(code, call => _remote.IsAuth(call) || (_requests.Sends(call.TargetMethod) && _requests.Targets(call).Any(address => AuthAddress.IsIn(address, Decisions))));

    /// <summary>The first call to any other service; null if there is none.</summary>
    public IInvocationOperation? Remote(IEnumerable<IOperation> code) => First(code, _remote.Directly);

    private static IInvocationOperation? First(IEnumerable<IOperation> code, Func<IInvocationOperation, bool> isMeant)
    {
        foreach (var operation in code)
        {
            if (operation is IInvocationOperation call && (isMeant(call) || InMethod(call.TargetMethod, call, isMeant)))
                return call;
            if (operation is IMethodReferenceOperation { Parent: IDelegateCreationOperation } reference && InMethod(reference.Method, reference, isMeant))
                return SourceBody.Of(reference.Method, reference)?.Descendants().OfType<IInvocationOperation>().First(isMeant);
        }

        return null;
    }

    private static bool InMethod(IMethodSymbol method, IOperation user, Func<IInvocationOperation, bool> isMeant) =>
        !method.IsVirtual && !method.IsAbstract && SourceBody.Of(method, user)?.Descendants().OfType<IInvocationOperation>().Any(isMeant) == true;
}
