using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Recognises what a retry repeats: a call to another service, directly, through one method of the same file, or through a delegate that a helper is given.</summary>
internal sealed class RemoteCalls(KnownSymbols symbols, AnalyzerSettings settings)
{
    private readonly OutboundCall _outbound = symbols.Shared(() => new OutboundCall(symbols));
    private readonly AuthCalls _auth = symbols.Shared(() => new AuthCalls(symbols, settings));
    private readonly HashSet<string> _stated = [.. settings.List("retry.remote_types")];

    /// <summary>Whether no call can be known as one. Helpers that repeat a delegate are looked for only where their callers could be seen to call others.</summary>
    public bool IsEmpty => _outbound.IsEmpty && _auth.IsEmpty && _stated.Count == 0;

    /// <summary>Whether the call leaves the process.</summary>
    public bool Contains(IInvocationOperation call) =>
        Directly(call) || IsGivenDelegate(call) || RunsOne(call) || (IsFollowed(call.TargetMethod) && SourceBody.Of(call.TargetMethod, call)?.OwnDescendants().OfType<IInvocationOperation>().Any(Directly) == true);

    /// <summary>Whether the call itself leaves the process.</summary>
    public bool Directly(IInvocationOperation call) =>
        _outbound.IsMadeBy(call.TargetMethod) || _auth.Contains(call)
        || (_stated.Count > 0 && call.TargetMethod.ContainingType.WithContracts().Any(type => _stated.Contains(type.ToDisplayString())));

    /// <summary>Whether the call asks an auth service.</summary>
    public bool IsAuth(IInvocationOperation call) => _auth.Contains(call);

    /// <summary>The first such call in what runs as part of the operation.</summary>
    public IInvocationOperation? In(IOperation operation) => operation.OwnDescendants().OfType<IInvocationOperation>().FirstOrDefault(Contains);

    /// <summary>A parameter that is a delegate with a result or a task: what the callers of a retry helper want to have repeated.</summary>
    private static bool IsGivenDelegate(IInvocationOperation call) =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        && call.Instance?.Bare() is IParameterReferenceOperation { Parameter.Type: INamedTypeSymbol { Name: "Func" or "Action" } };

    /// <summary>A policy that executes a lambda with such a call, or <c>Task.Run</c>, whose caller waits for it like for the call itself.</summary>
    private bool RunsOne(IInvocationOperation call) =>
        (PolicyNames.IsExecution(call) || call.TargetMethod is { Name: "Run", ContainingType.Name: "Task" })
        && call.GivenArguments().Select(argument => argument.Value.Bare()).OfType<IDelegateCreationOperation>().Select(made => made.Target).OfType<IAnonymousFunctionOperation>()
            .Any(lambda => lambda.Body.OwnDescendants().OfType<IInvocationOperation>().Any(Directly));

    private static bool IsFollowed(IMethodSymbol method) => !method.IsVirtual && !method.IsAbstract && !method.DeclaringSyntaxReferences.IsEmpty;
}
