using System.Runtime.CompilerServices;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Finds the auth calls for which a thread waits, and tells the places apart, so that each is reported by one rule only.</summary>
internal sealed class BlockedAuthCalls
{
    private readonly AuthCalls _auth;
    private readonly BlockingWait _wait;
    private readonly BlockingPlaces _places;
    private readonly HttpRequests _requests;
    private readonly RequestPath _requestPath;
    private readonly ConditionalWeakTable<IOperation, IReadOnlyList<BlockedAuthCall>> _found = new();

    private BlockedAuthCalls(KnownSymbols symbols, AnalyzerSettings settings, BlockingWait wait)
    {
        _wait = wait;
        _auth = symbols.Shared(() => new AuthCalls(symbols, settings));
        _requests = symbols.Shared(() => new HttpRequests(symbols));
        _places = new BlockingPlaces(symbols, settings);
        _requestPath = symbols.Shared(() => new RequestPath(symbols, settings));
    }

    /// <summary>Null if the compilation has no tasks, or no auth call.</summary>
    public static BlockedAuthCalls? In(KnownSymbols symbols, AnalyzerSettings settings) =>
        BlockingWait.In(symbols) is { } wait && !symbols.Shared(() => new AuthCalls(symbols, settings)).IsEmpty
            ? symbols.Shared(() => new BlockedAuthCalls(symbols, settings, wait))
            : null;

    /// <summary>The auth calls for which the member blocks, found once for all rules.</summary>
    public IReadOnlyList<BlockedAuthCall> In(OperationBlockAnalysisContext member) => _found.GetValue(
        member.OperationBlocks[0],
        _ => [.. member.OperationsOf(OperationKind.Invocation).Concat(member.OperationsOf(OperationKind.PropertyReference)).Select(operation => At(operation, member.OwningSymbol)).OfType<BlockedAuthCall>()]);

    /// <summary>The auth call for which the operation of <paramref name="member"/> blocks; null if there is none that matters.</summary>
    public BlockedAuthCall? At(IOperation operation, ISymbol member)
    {
        if (Functions.IsEntryPoint(member))
            return null;
        return Blocking(operation, member) is { } blocked && !SynchronousTwin.IsAt(operation, member) ? blocked : null;
    }

    private BlockedAuthCall? Blocking(IOperation operation, ISymbol member)
    {
        foreach (var task in _wait.Awaited(operation))
            if (TaskOrigin.Of(task).FirstOrDefault(call => _auth.Contains(call) || (_requests.Sends(call.TargetMethod) && _places.IsInValidation(operation, member))) is { } call)
                return CompletedTask.IsAt(operation, task) ? null : new BlockedAuthCall(operation, call, IsSynchronousApi: false);
        return operation is IInvocationOperation { } invocation && _auth.MayContain(invocation.TargetMethod) && IsSynchronous(invocation.TargetMethod) && _auth.Contains(invocation) && !IsOwn(invocation) && !IsDecorator(invocation, member)
            ? new BlockedAuthCall(operation, invocation, IsSynchronousApi: true)
            : null;
    }

    /// <summary>Where the call stands.</summary>
    public BlockingPlace PlaceOf(BlockedAuthCall blocked, ISymbol member) => _places.Of(blocked.Site, member);

    /// <summary>Whether the code there could await instead, or runs while somebody waits for an answer.</summary>
    public bool CouldAwait(BlockedAuthCall blocked, ISymbol member, Compilation compilation) =>
        Functions.MayAwait(blocked.Site, member, compilation) || _requestPath.Contains(blocked.Site, member);

    /// <summary>A member that answers at once: no task, nothing to await.</summary>
    private static bool IsSynchronous(IMethodSymbol method) =>
        !method.Name.EndsWith("Async", StringComparison.Ordinal)
        && !method.ReturnType.GetMembers("GetAwaiter").Any()
        && method.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable")
        && !method.ReturnType.Name.StartsWith("Async", StringComparison.Ordinal);

    /// <summary>A member of the same class: what it blocks on, if anything, is found in its own body.</summary>
    private static bool IsOwn(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation && !call.TargetMethod.IsAbstract && !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>A synchronous member of a contract may only call its synchronous sibling.</summary>
    private static bool IsDecorator(IInvocationOperation call, ISymbol member) =>
        member is IMethodSymbol { IsAsync: false } method && IsSynchronous(method) && Contracts(method).Any(contract => call.TargetMethod.ContainingType.Is(contract));

    private static IEnumerable<INamedTypeSymbol> Contracts(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            yield return overridden.ContainingType.OriginalDefinition;
        foreach (var implemented in Functions.Implemented(method))
            yield return implemented.ContainingType.OriginalDefinition;
    }
}
