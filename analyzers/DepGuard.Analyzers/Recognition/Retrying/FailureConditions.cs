using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Finds the failure of some kind that a condition singles out among other answers.</summary>
/// <param name="ofException">How messages name an exception of the kind; null for others.</param>
/// <param name="ofCode">How messages name a code of the kind, given what it is compared with; null for others.</param>
/// <param name="ofAny">How messages name all answers that are no success, if they are of the kind.</param>
internal sealed class FailureConditions(Func<ITypeSymbol?, string?> ofException, Func<IOperation, IOperation?, string?> ofCode, string? ofAny = null)
{
    private const int Deepest = 32;

    /// <summary>How messages name a failure for which the condition has the given outcome; null if it singles none out.</summary>
    public string? In(IOperation? condition, bool outcome = true) => In(condition, outcome, Deepest);

    /// <summary>The failure for which a predicate, as a lambda or a method of the same file, answers with yes.</summary>
    public string? InPredicate(IOperation predicate) => Function(predicate) is { } body ? InBody(body, Deepest) : null;

    private static IOperation? Function(IOperation predicate) => predicate.Bare() switch
    {
        IDelegateCreationOperation { Target: { } target } => Function(target),
        IAnonymousFunctionOperation lambda => lambda.Body,
        IMethodReferenceOperation method => SourceBody.Of(method.Method, predicate),
        _ => null,
    };

    private string? InBody(IOperation body, int depth) => body.OwnDescendants().OfType<IReturnOperation>()
        .Select(answer => IsYes(answer.ReturnedValue) ? Around(answer, depth) : In(answer.ReturnedValue, true, depth - 1))
        .FirstOrDefault(found => found is not null);

    /// <summary>The condition under which a statement runs.</summary>
    private string? Around(IOperation statement, int depth)
    {
        for (var inner = statement; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IConditionalOperation choice && !ReferenceEquals(choice.Condition, inner))
                return In(choice.Condition, ReferenceEquals(choice.WhenTrue, inner), depth - 1);
            if (outer is ISwitchCaseOperation section)
                return section.Clauses.Select(clause => OfClause(clause, (outer.Parent as ISwitchOperation)?.Value)).FirstOrDefault(found => found is not null);
        }

        return null;
    }

    private string? OfClause(ICaseClauseOperation clause, IOperation? value) => clause switch
    {
        ISingleValueCaseClauseOperation single => ofCode(single.Value, value),
        IPatternCaseClauseOperation pattern => OfPattern(pattern.Pattern, true, value),
        _ => null,
    };

    private string? In(IOperation? condition, bool outcome, int depth)
    {
        if (condition is null || depth == 0)
            return null;
        switch (condition.Bare())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated:
                return In(negated.Operand, !outcome, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                return OfSide(both.LeftOperand, both.RightOperand, both, outcome, depth - 1) ?? OfSide(both.RightOperand, both.LeftOperand, both, outcome, depth - 1);
            case IPropertyReferenceOperation property when !outcome && IsSuccess(property):
                return ofAny;
            case IConditionalAccessOperation access:
                return In(access.WhenNotNull, outcome, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var flag } comparison when flag.Bare().ConstantValue is { HasValue: true, Value: bool isSet }:
                return In(comparison.LeftOperand, outcome == isSet, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return comparison.OperatorKind == BinaryOperatorKind.Equals == outcome
                    ? ofCode(comparison.RightOperand, comparison.LeftOperand) ?? ofCode(comparison.LeftOperand, comparison.RightOperand)
                    : null;
            case IIsPatternOperation test:
                return OfPattern(test.Pattern, outcome, test.Value);
            case IIsTypeOperation test:
                return outcome != test.IsNegated ? ofException(test.TypeOperand) : null;
            case IConditionalOperation choice:
                return (IsYes(choice.WhenTrue) ? In(choice.Condition, outcome, depth - 1) : In(choice.WhenTrue, outcome, depth - 1)) ?? In(choice.WhenFalse, outcome, depth - 1);
            case ISwitchExpressionOperation choice when outcome:
                return choice.Arms.Select(arm => IsYes(arm.Value) ? OfPattern(arm.Pattern, true, choice.Value) ?? In(arm.Guard, true, depth - 1) : null).FirstOrDefault(found => found is not null);
            case ILocalReferenceOperation local:
                return In(LocalValue.Of(local), outcome, depth - 1);
            case IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var wrapped] }:
                return In(wrapped.Value, outcome, depth - 1);
            case IInvocationOperation call:
                return OfCall(call, outcome, depth - 1);
            default:
                return null;
        }
    }

    /// <summary>Whether the expression is the property that tells success from every other status.</summary>
    public static bool IsSuccess(IOperation? operation) => operation?.Bare() switch
    {
        IConditionalAccessOperation access => IsSuccess(access.WhenNotNull),
        IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } => true,
        _ => false,
    };

    /// <summary>One side of a conjunction or disjunction; "every answer that is no success" is not meant if the other side picks among them.</summary>
    private string? OfSide(IOperation side, IOperation other, IBinaryOperation both, bool outcome, int depth) =>
        In(side, outcome, depth) is { } found && !(found == ofAny && both.OperatorKind == BinaryOperatorKind.ConditionalAnd == outcome && Picks(other)) ? found : null;

    /// <summary>A test of the status, or by a method; a count of attempts picks none.</summary>
    private static bool Picks(IOperation condition) => condition.OwnDescendants().Any(part =>
        part is IPropertyReferenceOperation { Property.Name: "StatusCode" or "ReasonPhrase" or "Headers" } or IInvocationOperation { TargetMethod.MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction });

    private string? OfCall(IInvocationOperation call, bool outcome, int depth) => call.TargetMethod.Name switch
    {
        "FromResult" when call.Arguments is [var wrapped] => In(wrapped.Value, outcome, depth),
        "Contains" when outcome => Listed(call),
        "Equals" when outcome && call.Instance is { } instance && call.Arguments is [var other] => ofCode(other.Value, instance),
        _ when outcome && SourceBody.Of(call.TargetMethod, call) is { } body => InBody(body, depth),
        _ => null,
    };

    /// <summary>A failure in the collection that the answer is looked up in.</summary>
    private string? Listed(IInvocationOperation call)
    {
        var items = call.Receiver()?.Bare();
        var list = items is null ? null : Policies.Chains.Initial(items) ?? items;
        return list?.DescendantsAndSelf().Select(item => ofCode(item, call.Arguments.LastOrDefault()?.Value)).FirstOrDefault(found => found is not null);
    }

    private string? OfPattern(IPatternOperation pattern, bool outcome, IOperation? value) => pattern switch
    {
        INegatedPatternOperation negated => OfPattern(negated.Pattern, !outcome, value),
        IBinaryPatternOperation both => OfPattern(both.LeftPattern, outcome, value) ?? OfPattern(both.RightPattern, outcome, value),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool isSet } } when IsSuccess(value) => isSet != outcome ? ofAny : null,
        IConstantPatternOperation constant when outcome => ofCode(constant.Value, value),
        IDeclarationPatternOperation declared when outcome => ofException(declared.MatchedType),
        ITypePatternOperation type when outcome => ofException(type.MatchedType),
        IRecursivePatternOperation parts when outcome => ofException(parts.MatchedType) ?? parts.PropertySubpatterns.Select(part => OfPattern(part.Pattern, true, part.Member)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>A constant yes: <c>true</c>, or Polly's <c>PredicateResult.True()</c>.</summary>
    private static bool IsYes(IOperation? value) => value?.Bare() switch
    {
        { ConstantValue: { HasValue: true, Value: true } } => true,
        IInvocationOperation { TargetMethod: { Name: "True", ContainingType.Name: "PredicateResult" } } => true,
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: [var wrapped] } => IsYes(wrapped.Value),
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var wrapped] } => IsYes(wrapped.Value),
        _ => false,
    };
}
