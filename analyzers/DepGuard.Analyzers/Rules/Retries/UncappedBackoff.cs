using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1215: an exponential delay has no ceiling, so that a late attempt waits for hours, or overflows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncappedBackoff() : RetryLoopRule(Descriptors.UncappedBackoff)
{
    /// <summary>Ten doublings of a second are a quarter of an hour.</summary>
    private const int HarmlessAttempts = 10;

    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings) => AnalyzeLoop;

    private protected override IEnumerable<(Action<MemberOperation> Action, OperationKind Kind)> PolicyActions(KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.FindAll(PollyForever.Syntaxes).Any())
            yield return (AnalyzeCall, OperationKind.Invocation);
        if (symbols.Find("Polly.Retry.RetryStrategyOptions`1") is { } options)
            yield return (operation => AnalyzeOptions(operation, options), OperationKind.ObjectCreation);
    }

    private static void AnalyzeLoop(MemberOperation context, RetryLoop retry)
    {
        if (!retry.Region.Operations.Any(IsPower) || retry.Region.Operations.Any(IsCeiling) || HasSmallLimit(retry.Region))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UncappedBackoff, retry.Region.Keyword));
    }

    /// <summary>Some comparison of the loop has a constant that is small enough.</summary>
    private static bool HasSmallLimit(LoopRegion region) => region.Operations.OfType<IBinaryOperation>().Any(comparison =>
        comparison.Type?.SpecialType == SpecialType.System_Boolean
        && ((IOperation[])[comparison.LeftOperand, comparison.RightOperand]).Any(side => side.Bare().ConstantValue is { HasValue: true, Value: int limit } && limit is > 0 and <= HarmlessAttempts));

    private static void AnalyzeCall(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.Name.StartsWith("WaitAndRetry", StringComparison.Ordinal) || !PolicyNames.IsPolly(call.TargetMethod))
            return;
        var provider = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "sleepDurationProvider")?.Value;
        if (provider is null || !provider.DescendantsAndSelf().Any(IsPower) || provider.DescendantsAndSelf().Any(IsCeiling))
            return;
        if (call.ArgumentFor("retryCount")?.ConstantValue is not { HasValue: true, Value: int and <= HarmlessAttempts })
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UncappedBackoff, call.NameLocation()));
    }

    private static void AnalyzeOptions(MemberOperation context, INamedTypeSymbol options)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!creation.Type.Is(options) || OptionSettings.Of(creation, "MaxDelay") is not null || OptionSettings.IsSetLater(creation, "MaxDelay") || OptionSettings.Of(creation, "DelayGenerator") is not null)
            return;
        var isExponential = OptionSettings.Of(creation, "BackoffType")?.Value.Bare() is IFieldReferenceOperation { Field.Name: "Exponential" };
        if (isExponential && OptionSettings.Of(creation, "MaxRetryAttempts") is { } limit && limit.Value.ConstantValue is { HasValue: true, Value: int and > HarmlessAttempts })
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UncappedBackoff, limit.Target.NameLocation()));
    }

    private static bool IsPower(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: { Name: "Pow", ContainingType.Name: "Math" or "MathF" } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift, RightOperand.ConstantValue.HasValue: false } => true,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift } => true,
        _ => false,
    };

    private static bool IsCeiling(IOperation part) => part is IInvocationOperation { TargetMethod: { Name: "Min" or "Clamp" } };
}
