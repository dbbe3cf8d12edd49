using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises unary calls of generated gRPC clients, and whether they are given a deadline.</summary>
internal sealed class UnaryCalls
{
    private const int Deepest = 8;

    private readonly INamedTypeSymbol _client;
    private readonly HashSet<string> _helpers;

    private UnaryCalls(INamedTypeSymbol client, AnalyzerSettings settings)
    {
        _client = client;
        _helpers = [.. settings.List("grpc.default_deadline_methods")];
    }

    /// <summary>Null if the compilation does not reference gRPC.</summary>
    public static UnaryCalls? In(KnownSymbols symbols, AnalyzerSettings settings) =>
        symbols.Find("Grpc.Core.ClientBase`1") is { } client ? new UnaryCalls(client, settings) : null;

    /// <summary>Whether the call is one request with one answer, synchronous or not, of a generated client.</summary>
    public bool Contains(IInvocationOperation call) =>
        call.TargetMethod is { MethodKind: MethodKind.Ordinary, IsStatic: false } method
        && method.ContainingType.BaseType.Is(_client)
        && Options(call) is not null
        && !IsStream(method.ReturnType);

    /// <summary>Whether the call has a deadline, or may have one that this file does not show.</summary>
    public bool HasDeadline(IInvocationOperation call) =>
        call.ArgumentFor("deadline") is { } deadline ? !IsNone(deadline)
        : Options(call) is { ArgumentKind: ArgumentKind.Explicit } options ? MayHoldDeadline(options.Value, Deepest)
        : call.Instance is { } client && Chains.Calls(client).Any(IsHelper);

    /// <summary>The argument that carries the deadline, in one of the two forms that a generated method has.</summary>
    private static IArgumentOperation? Options(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.Name: "CallOptions" } or { Name: "deadline" });

    private static bool IsStream(ITypeSymbol type) => type.Name is "AsyncServerStreamingCall" or "AsyncClientStreamingCall" or "AsyncDuplexStreamingCall";

    /// <summary>Null, or the end of time.</summary>
    private static bool IsNone(IOperation deadline) => deadline.Bare() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IDefaultValueOperation => true,
        IFieldReferenceOperation { Field: { Name: "MaxValue", ContainingType.Name: "DateTime" } } => true,
        ILocalReferenceOperation local => LocalValue.Of(local) is { } value && value.Bare() is not ILocalReferenceOperation && IsNone(value),
        _ => false,
    };

    private bool MayHoldDeadline(IOperation? options, int depth)
    {
        if (options is null || depth == 0)
            return true;
        return options.Bare() switch
        {
            IDefaultValueOperation => false,
            IObjectCreationOperation creation => creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "deadline") is { ArgumentKind: ArgumentKind.Explicit } given && !IsNone(given.Value),
            IInvocationOperation { TargetMethod: { Name: "WithDeadline", ContainingType.Name: "CallOptions" } } call => !IsNone(call.Arguments[0].Value),
            IInvocationOperation { TargetMethod.ContainingType.Name: "CallOptions" } call => MayHoldDeadline(call.Instance, depth - 1),
            IInvocationOperation call => IsHelper(call) || Returned(call) is not { Count: > 0 } returned || returned.Any(value => MayHoldDeadline(value, depth - 1)),
            ILocalReferenceOperation local => Assigned(local).Any(value => MayHoldDeadline(value, depth - 1)),
            var other => MayHoldDeadline(Chains.Initial(other), depth - 1),
        };
    }

    /// <summary>Everything that the member assigns to the variable; what cannot be followed is null.</summary>
    private static IEnumerable<IOperation?> Assigned(ILocalReferenceOperation local)
    {
        if (LocalValue.Of(local) is { } single)
            return [single];
        var values = local.Body().DescendantsAndSelf()
            .Select(operation => operation switch
            {
                IVariableDeclaratorOperation declared when SymbolEqualityComparer.Default.Equals(declared.Symbol, local.Local) => declared.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation assigned when SymbolEqualityComparer.Default.Equals(Variables.Of(assigned.Target), local.Local) => assigned.Value,
                _ => null,
            })
            .OfType<IOperation>()
            .Where(value => !value.OwnDescendants().Any(part => part is ILocalReferenceOperation self && SymbolEqualityComparer.Default.Equals(self.Local, local.Local))
                || value.OwnDescendants().Any(part => part is IInvocationOperation { TargetMethod.Name: "WithDeadline" }))
            .ToList();
        return values.Count > 0 ? values : new IOperation?[] { null };
    }

    /// <summary>What a method of the same file returns; null if it cannot be seen.</summary>
    private static IReadOnlyList<IOperation>? Returned(IInvocationOperation call) =>
        call.TargetMethod.IsVirtual || call.TargetMethod.IsAbstract ? null
            : SourceBody.Of(call.TargetMethod, call)?.OwnDescendants().OfType<IReturnOperation>().Select(one => one.ReturnedValue).OfType<IOperation>().ToList();

    /// <summary>A method that the project names as one that sets the deadline.</summary>
    private bool IsHelper(IInvocationOperation call) => _helpers.Count > 0
        && (_helpers.Contains(call.TargetMethod.Name) || _helpers.Contains($"{call.TargetMethod.ContainingType.ToDisplayString()}.{call.TargetMethod.Name}"));
}
