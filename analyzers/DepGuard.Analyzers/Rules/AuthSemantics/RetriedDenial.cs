using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using DepGuard.Analyzers.Rules.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1501: a retry after an answer that refuses the caller; one replay with a new token is left alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetriedDenial() : RetryLoopRule(Descriptors.RetriedDenial)
{
    private static readonly HashSet<string> ExceptionClauses = ["Handle", "Or", "HandleInner", "OrInner"];

    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings)
    {
        var denied = new DeniedLoops(new NewTokens(symbols.Shared(() => new AuthCalls(symbols, settings))));
        return (context, retry) =>
        {
            if (denied.Repeated(retry) is { } denial)
                Report(context, retry.Region.Keyword, denial);
        };
    }

    private protected override IEnumerable<(Action<MemberOperation> Action, OperationKind Kind)> PolicyActions(KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.FindAll(["Polly.PolicyBuilder", "Polly.PredicateBuilder`1", "MassTransit.IExceptionConfigurator"]).Any())
            yield return (AnalyzeClause, OperationKind.Invocation);
        if (symbols.Find("Polly.Retry.RetryStrategyOptions`1") is { } options)
            yield return (context => AnalyzePredicate(context, options), OperationKind.SimpleAssignment);
        if (symbols.Find("Grpc.Net.Client.Configuration.RetryPolicy") is not null)
            yield return (AnalyzeCode, OperationKind.Invocation);
    }

    private static void AnalyzeClause(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (Named(call) is not { } denial)
            return;
        var isRetried = PolicyNames.IsPolly(call.TargetMethod)
            ? PolicyClauses.RetryOf(call) is { } retry && !IsReplay(retry)
            : call.TargetMethod.ContainingType.NamespaceName() == "MassTransit";
        if (isRetried)
            Report(context, call.NameLocation(), denial);
    }

    /// <summary>The refusal that a clause of a policy names.</summary>
    private static string? Named(IInvocationOperation call)
    {
        var predicates = call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).Select(argument => argument.Value);
        if (ExceptionClauses.Contains(call.TargetMethod.Name) && call.TargetMethod.TypeArguments is [var exception])
            return Denials.Of(exception) ?? predicates.Select(Denials.Conditions.InPredicate).FirstOrDefault(found => found is not null);
        return call.TargetMethod.Name is "HandleResult" or "OrResult"
            ? predicates.Select(value => Denials.Conditions.InPredicate(value) ?? Denials.Of(value, null)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static void AnalyzePredicate(MemberOperation context, INamedTypeSymbol options)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } target
            && property.ContainingType.Is(options)
            && assignment.Value.Bare() is IDelegateCreationOperation predicate
            && Denials.Conditions.InPredicate(predicate) is { } denial
            && !IsReplay(assignment))
            Report(context, target.NameLocation(), denial);
    }

    /// <summary><c>RetryableStatusCodes</c> of gRPC: each code of the initializer is an <c>Add</c>.</summary>
    private static void AnalyzeCode(MemberOperation context)
    {
        if (context.Operation is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var code] } call
            && Collection(call) is IPropertyReferenceOperation { Property: { Name: "RetryableStatusCodes", ContainingType.Name: "RetryPolicy" } }
            && Denials.Of(code.Value, null) is { } denial)
            Report(context, code.Value.Syntax.GetLocation(), denial);
    }

    private static IOperation? Collection(IInvocationOperation add) =>
        add.Parent?.Parent is IMemberInitializerOperation { InitializedMember: { } member } ? member : add.Instance;

    /// <summary>One more attempt, before which something is done: a new token is asked for.</summary>
    private static bool IsReplay(IOperation retry) => retry switch
    {
        IInvocationOperation call => call.TargetMethod.Name is "Retry" or "RetryAsync" or "WaitAndRetry" or "WaitAndRetryAsync"
            && (call.ArgumentFor("retryCount") is not { } count || count.ConstantValue is { HasValue: true, Value: 1 })
            && call.Arguments.Any(argument => argument.Parameter?.Name.StartsWith("onRetry", StringComparison.Ordinal) == true),
        ISimpleAssignmentOperation { Parent.Parent: IObjectCreationOperation options } =>
            OptionSettings.Of(options, "MaxRetryAttempts")?.Value.ConstantValue is { HasValue: true, Value: 1 } && OptionSettings.Of(options, "OnRetry") is not null,
        _ => false,
    };

    private static void Report(MemberOperation context, Location at, string denial) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.RetriedDenial, at, denial));
}
