using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1210: a member calls itself after a failed remote call, and counts nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecursiveRetry() : DepGuardAnalyzer(Descriptors.RecursiveRetry)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
        if (!remote.IsEmpty)
            context.RegisterMemberAction(operation => Analyze(operation, remote), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, RemoteCalls remote)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, Around(call, context.ContainingSymbol).OriginalDefinition))
            return;
        if (FailedCall(call, remote) is not { } failed || PassesOnState(call) || PassesOnFlag(call) || IsLimited(call))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.RecursiveRetry, call.NameLocation(), call.TargetMethod.Name, failed.TargetMethod.Name));
    }

    /// <summary>The local function around the call, else the member.</summary>
    private static ISymbol Around(IOperation call, ISymbol member) =>
        call.WithEnclosing().OfType<ILocalFunctionOperation>().FirstOrDefault()?.Symbol ?? member;

    /// <summary>The remote call after whose failure the member calls itself: in a catch clause, or under a test of the answer.</summary>
    private static IInvocationOperation? FailedCall(IInvocationOperation call, RemoteCalls remote)
    {
        foreach (var outer in call.WithEnclosing())
        {
            if (outer is IAnonymousFunctionOperation)
                return null;
            if (outer is ICatchClauseOperation { Parent: ITryOperation attempt })
                return remote.In(attempt.Body) is { } tried && !ReferenceEquals(tried, call) ? tried : null;
            if (outer is IConditionalOperation choice && Answered(choice, call, remote) is { } answered)
                return answered;
        }

        return null;
    }

    private static IInvocationOperation? Answered(IConditionalOperation choice, IInvocationOperation call, RemoteCalls remote)
    {
        var calls = choice.Body().OwnDescendants().OfType<IInvocationOperation>()
            .Where(other => !ReferenceEquals(other, call) && other.Syntax.SpanStart < call.Syntax.SpanStart && remote.Directly(other)).ToList();
        if (calls.Count == 0)
            return null;
        var region = new LoopRegion(choice.Body(), Location.None, [choice.Body()], []);
        return FailureTest.HoldsForSuccess(choice.Condition, new AnswerVariables(region, calls).Contains) is { } isSuccess
            && (isSuccess ? choice.WhenFalse : choice.WhenTrue)?.DescendantsAndSelf().Contains(call) == true
            ? calls[0]
            : null;
    }

    /// <summary>An argument differs from the parameter that it is given to: a count, the rest of a list, a child of a tree.</summary>
    private static bool PassesOnState(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit
        && !(argument.Value.Bare() is IParameterReferenceOperation same && same.Parameter.Ordinal == argument.Parameter?.Ordinal)
        && argument.Value.Bare() is not (IPropertyReferenceOperation { Property.Name: "None" } or IDefaultValueOperation or ILiteralOperation)
        && !IsOnlyCounted(argument, call));

    /// <summary>A constant that tells the second attempt from the first, as <c>isRetry: true</c>, and that a test of the member asks for.</summary>
    private static bool PassesOnFlag(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit
        && argument.Parameter is { Type.SpecialType: SpecialType.System_Boolean } parameter
        && argument.Value.ConstantValue.HasValue
        && call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal] is { } flag
        && call.Body().DescendantsAndSelf().OfType<IParameterReferenceOperation>()
            .Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter.OriginalDefinition, flag) && Decides(use)));

    private static bool Decides(IOperation use) => use.WithEnclosing().TakeWhile(outer => outer is not IBlockOperation).Any(outer => outer.Parent switch
    {
        IConditionalOperation choice => ReferenceEquals(choice.Condition, outer),
        ICatchClauseOperation clause => ReferenceEquals(clause.Filter, outer),
        _ => false,
    });

    /// <summary>A number that grows with each attempt, and that nothing compares or hands to a method that could.</summary>
    private static bool IsOnlyCounted(IArgumentOperation argument, IInvocationOperation call)
    {
        if (argument.Parameter is not { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } parameter || argument.Value.Bare() is not (IBinaryOperation or IIncrementOrDecrementOperation))
            return false;

        return call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal] is { } counter
            && !call.Body().DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter.OriginalDefinition, counter))
                .Any(use => IsLooked(use, call));
    }

    /// <summary>Part of a comparison, a pattern, an index, or the argument of another method of this compilation.</summary>
    private static bool IsLooked(IOperation use, IInvocationOperation call) => use.WithEnclosing().Skip(1).TakeWhile(outer => outer is not IBlockOperation).Any(outer => outer switch
    {
        IBinaryOperation comparison => comparison.Type?.SpecialType == SpecialType.System_Boolean,
        IIsPatternOperation or ISwitchOperation or ISwitchExpressionOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => true,
        IInvocationOperation other => !ReferenceEquals(other, call) && !other.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !SymbolEqualityComparer.Default.Equals(other.TargetMethod.OriginalDefinition, call.TargetMethod.OriginalDefinition),
        _ => false,
    });

    /// <summary>A field that is counted and compared, or a test that another method makes.</summary>
    private static bool IsLimited(IInvocationOperation call)
    {
        var body = call.Body();
        var counted = new HashSet<ISymbol>(body.DescendantsAndSelf().OfType<IIncrementOrDecrementOperation>().Select(step => Variables.Of(step.Target)).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return body.DescendantsAndSelf().OfType<IBinaryOperation>().Any(comparison =>
            comparison.Type?.SpecialType == SpecialType.System_Boolean
            && comparison.DescendantsAndSelf().Any(part => Variables.Of(part) is { } variable && counted.Contains(variable)));
    }
}
