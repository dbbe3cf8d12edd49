using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1206: a retry after a failure that every further attempt will meet again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FutileRetry() : RetryLoopRule(Descriptors.FutileRetry)
{
    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings)
    {
        var failures = new FinalFailures(settings);
        return (operation, retry) => AnalyzeLoop(operation, retry, failures);
    }

    private protected override IEnumerable<(Action<MemberOperation> Action, OperationKind Kind)> PolicyActions(KnownSymbols symbols, AnalyzerSettings settings)
    {
        var failures = new FinalFailures(settings);
        if (symbols.Find("Polly.PolicyBuilder") is not null || symbols.Find("Polly.PredicateBuilder`1") is not null)
            yield return (operation => AnalyzeClause(operation, failures), OperationKind.Invocation);
        if (symbols.Find("Polly.Retry.RetryStrategyOptions`1") is { } options)
            yield return (operation => AnalyzePredicate(operation, options, failures), OperationKind.SimpleAssignment);
    }

    private static void AnalyzeLoop(MemberOperation context, RetryLoop retry, FinalFailures failures)
    {
        if (retry.Catch is { } clause)
        {
            if (failures.Of(clause.ExceptionType) is { } failure)
                Report(context, clause.Syntax.GetFirstToken().GetLocation(), failure);
            else if (Cancellation.TakesToken(retry.Call) && !Cancellation.IsAskedFor(retry.Region, clause) && !Cancellation.IsOfAttempt(retry.Region, retry.Call) && Cancellation.IsSwallowedBy(clause))
                Report(context, clause.Syntax.GetFirstToken().GetLocation(), "the cancellation of its own token");
        }
        else if (retry.Test is { } test && (failures.Conditions.In(test) ?? (RepeatsAll(retry, test) ? FinalFailures.AnyFailure : null)) is { } status)
        {
            Report(context, retry.Region.Keyword, status);
        }
    }

    /// <summary>Success leaves, and nothing else in the loop tells one status from another.</summary>
    private static bool RepeatsAll(RetryLoop retry, IOperation test) => FailureConditions.IsSuccess(test)
        && !retry.Region.Operations.Any(part => part is IPropertyReferenceOperation { Property.Name: "StatusCode" } or IThrowOperation);

    /// <summary>A clause of a policy that feeds a retry: <c>Handle&lt;T&gt;</c>, <c>Or&lt;T&gt;</c>, <c>HandleResult</c>, <c>OrResult</c>.</summary>
    private static void AnalyzeClause(MemberOperation context, FinalFailures failures)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!PolicyNames.IsPolly(call.TargetMethod) || !PolicyClauses.FeedsRetry(call))
            return;
        var failure = call.TargetMethod.Name switch
        {
            "Handle" or "Or" or "HandleInner" or "OrInner" when call.TargetMethod.TypeArguments is [var type] && call.Arguments.All(argument => argument.IsImplicit || !argument.Value.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().Any()) => failures.Of(type),
            "HandleResult" or "OrResult" => call.GivenArguments().Select(argument => failures.Conditions.InPredicate(argument.Value) ?? FinalFailures.Of(argument.Value, null)).FirstOrDefault(one => one is not null),
            _ => null,
        };
        if (failure is not null)
            Report(context, call.NameLocation(), failure);
    }

    private static void AnalyzePredicate(MemberOperation context, INamedTypeSymbol options, FinalFailures failures)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } target && property.ContainingType.Is(options)
            && failures.Conditions.InPredicate(assignment.Value) is { } failure)
            Report(context, target.NameLocation(), failure);
    }

    private static void Report(MemberOperation context, Location at, string failure) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FutileRetry, at, failure));
}
