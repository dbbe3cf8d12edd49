using System.Collections.Immutable;
using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1307: callers queue without limit of time for a semaphore behind which an auth service is asked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedGateWait() : DepGuardAnalyzer(Descriptors.UnboundedGateWait)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("System.Threading.SemaphoreSlim") is not { } semaphore)
            return;

        var calls = symbols.Shared(() => new CallsWithin(symbols, settings));
        if (calls.IsEmpty)
            return;

        var tokens = symbols.Shared(() => new ReachableTokens(symbols));
        context.RegisterMemberAction(operation => Analyze(operation, semaphore, calls, tokens), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, INamedTypeSymbol semaphore, CallsWithin calls, ReachableTokens tokens)
    {
        var wait = (IInvocationOperation)context.Operation;
        if (wait.TargetMethod.Name is not ("Wait" or "WaitAsync") || !SymbolEqualityComparer.Default.Equals(wait.TargetMethod.ContainingType, semaphore) || IsBounded(wait))
            return;
        if (calls.Auth(Guarded(wait)) is not { } call)
            return;

        var properties = ImmutableDictionary<string, string?>.Empty.Add(TokenRule.Token, tokens.At(wait, context.ContainingSymbol));
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnboundedGateWait, wait.NameLocation(), properties, wait.TargetMethod.Name, call.TargetMethod.Name));
    }

    /// <summary>A time that is not endless, or a token that somebody can cancel.</summary>
    private static bool IsBounded(IInvocationOperation wait) => wait.Arguments.Any(argument => argument.Value.Type?.Name == "CancellationToken"
        ? !Cancellation.IsNone(argument.Value)
        : Duration.Of(argument.Value) is not { IsEndless: true });

    /// <summary>What the function does between the wait and the last release of the same semaphore.</summary>
    private static IEnumerable<IOperation> Guarded(IInvocationOperation wait)
    {
        if (Variables.Of(wait.Instance) is not { } gate)
            return [];
        var code = FunctionOf(wait).Descendants().ToList();
        var release = code.OfType<IInvocationOperation>().LastOrDefault(call =>
            call.TargetMethod.Name == "Release" && SymbolEqualityComparer.Default.Equals(Variables.Of(call.Instance), gate));
        return release is null ? [] : code.Where(operation => operation.Syntax.SpanStart >= wait.Syntax.Span.End && operation.Syntax.Span.End <= release.Syntax.SpanStart && !IsOnlyStarted(operation));
    }

    /// <summary>A task that is put into a field or variable; whoever awaits it later holds the gate no more.</summary>
    private static bool IsOnlyStarted(IOperation operation)
    {
        var task = operation;
        while (task.Parent is IInvocationOperation { TargetMethod.Name: "AsTask" or "Unwrap" } or IArgumentOperation or IConversionOperation)
            task = task.Parent;
        return operation is IInvocationOperation && task.Type?.Name is "Task" or "ValueTask" && task.Parent is IAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation };
    }

    private static IOperation FunctionOf(IOperation operation) =>
        operation.WithEnclosing().First(outer => outer.Parent is null || outer is IAnonymousFunctionOperation or ILocalFunctionOperation);
}
