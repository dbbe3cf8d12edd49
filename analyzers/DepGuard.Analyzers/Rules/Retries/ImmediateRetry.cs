using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1204: attempts follow each other at once, in a loop or by a policy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImmediateRetry() : RetryLoopRule(Descriptors.ImmediateRetry)
{
    /// <summary>MassTransit consumers often retry at once for a lost race; more than this is a burst.</summary>
    private const int ImmediateRetries = 3;

    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings) => AnalyzeLoop;

    private protected override IEnumerable<(Action<MemberOperation> Action, OperationKind Kind)> PolicyActions(KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.FindAll(PollyForever.Syntaxes).Any() || symbols.Find("MassTransit.RetryConfigurationExtensions") is not null)
            yield return (AnalyzeCall, OperationKind.Invocation);
        if (symbols.Find("Polly.Retry.RetryStrategyOptions`1") is { } options)
            yield return (operation => AnalyzeDelay(operation, options), OperationKind.SimpleAssignment);
    }

    private static void AnalyzeLoop(MemberOperation context, RetryLoop retry)
    {
        if (retry is { Bound: RetryBound.Limited, Waits: false, IsOptimisticConcurrency: false } && !IsSingleRetry(retry.Region) && !IsFilteredToOne(retry))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ImmediateRetry, retry.Region.Keyword, $"This loop repeats '{retry.CallName}'"));
    }

    /// <summary>Two attempts, as in <c>for (var i = 0; i &lt; 2; i++)</c>: one retry at once is harmless.</summary>
    private static bool IsSingleRetry(LoopRegion region) =>
        region.Root is IForLoopOperation { Condition: IBinaryOperation condition } loop
        && Constant(condition.RightOperand) is { } limit
        && loop.Before.SelectMany(before => before.DescendantsAndSelf()).OfType<IVariableInitializerOperation>().FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: int start }
        && (condition.OperatorKind == BinaryOperatorKind.LessThanOrEqual ? limit - start + 1 : limit - start) <= 2;

    /// <summary>A constant number, or the one that a variable is given once.</summary>
    private static int? Constant(IOperation operation) =>
        ((operation.Bare() is ILocalReferenceOperation local ? LocalValue.Of(local) : null) ?? operation).ConstantValue is { HasValue: true, Value: int number } ? number : null;

    /// <summary><c>when (attempt == 0)</c>, <c>when (!repeated)</c>: the filter lets one failure pass.</summary>
    private static bool IsFilteredToOne(RetryLoop retry) => retry.Catch?.Filter is { } filter && filter.OwnDescendants().Any(part => part switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison => Variables.Of(comparison.LeftOperand) is ILocalSymbol && comparison.RightOperand.ConstantValue is { HasValue: true, Value: int },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, RightOperand.ConstantValue: { HasValue: true, Value: int limit } } comparison =>
            comparison.LeftOperand.Bare() is ILocalReferenceOperation counter && Start(counter) is { } start && limit - start <= 1,
        _ => false,
    });

    /// <summary>The constant with which the counter is declared.</summary>
    private static int? Start(ILocalReferenceOperation counter) => MemberFacts.Of(counter).Operations.OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declared => SymbolEqualityComparer.Default.Equals(declared.Symbol, counter.Local))?.GetVariableInitializer()?.Value.ConstantValue is { HasValue: true, Value: int start } ? start : null;

    private static void AnalyzeCall(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        var isBurst = call.TargetMethod.Name switch
        {
            "Retry" or "RetryAsync" when PolicyNames.IsPolly(call.TargetMethod) => Count(call, "retryCount") > 1,
            "Immediate" when call.TargetMethod.ContainingType is { Name: "RetryConfigurationExtensions" or "Retry" } => Count(call, "retryLimit") > ImmediateRetries,
            _ => false,
        };
        if (isBurst)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ImmediateRetry, call.NameLocation(), $"'{call.TargetMethod.Name}' makes its attempts"));
    }

    private static int Count(IInvocationOperation call, string parameter) =>
        call.ArgumentFor(parameter)?.ConstantValue is { HasValue: true, Value: int count } && count != int.MaxValue ? count : 0;

    private static void AnalyzeDelay(MemberOperation context, INamedTypeSymbol options)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "Delay" } property } target || !property.ContainingType.Is(options))
            return;
        if (assignment.Value.Bare() is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } && !IsSingle(assignment))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ImmediateRetry, target.NameLocation(), "This policy makes its attempts"));
    }

    private static bool IsSingle(ISimpleAssignmentOperation delay) =>
        delay.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation }
        && OptionSettings.Of(creation, "MaxRetryAttempts")?.Value.ConstantValue is { HasValue: true, Value: 1 };
}
