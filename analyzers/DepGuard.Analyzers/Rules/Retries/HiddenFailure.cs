using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1214: after the last attempt the caller gets an empty answer, and nobody learns of the failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenFailure() : RetryLoopRule(Descriptors.HiddenFailure)
{
    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings) => Analyze;

    private static void Analyze(MemberOperation context, RetryLoop retry)
    {
        if (context.ContainingSymbol.Name.StartsWith("Try", StringComparison.Ordinal))
            return;
        if (retry is not { Bound: RetryBound.Limited, Catch: { } clause } || UsesFailure(clause) || Throws(retry.Region))
            return;
        if (Following(context.Operation) is IReturnOperation { ReturnedValue: { } value } && IsEmpty(value))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.HiddenFailure, retry.Region.Keyword, retry.CallName));
    }

    /// <summary>The exception is logged or kept, or some call in the clause could do so.</summary>
    private static bool UsesFailure(ICatchClauseOperation clause) => clause.Handler.Descendants().Any(part => part switch
    {
        ILocalReferenceOperation local => clause.Locals.Contains(local.Local, SymbolEqualityComparer.Default),
        IInvocationOperation call => call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal),
        _ => false,
    });

    private static bool Throws(LoopRegion region) => region.Operations.OfType<IThrowOperation>().Any();

    private static IOperation? Following(IOperation loop) =>
        loop.Parent is IBlockOperation block ? block.Operations.SkipWhile(statement => !ReferenceEquals(statement, loop)).Skip(1).FirstOrDefault() : null;

    private static bool IsEmpty(IOperation value) => value.Syntax is CollectionExpressionSyntax { Elements.Count: 0 } || value.Bare() switch
    {
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: null or false or "" or 0 } } => true,
        IFieldReferenceOperation { Field.Name: "Empty" } or IPropertyReferenceOperation { Property.Name: "Empty" } => true,
        IInvocationOperation { TargetMethod.Name: "Empty" } => true,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type.Name: "List" or "Dictionary" or "HashSet" } => true,
        _ => false,
    };
}
