using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Finds the refusal that a condition singles out among other answers.</summary>
internal static class DenialConditions
{
    private const int Deepest = 32;

    /// <summary>How messages name a refusal for which the condition has the given outcome; null if it singles none out.</summary>
    public static string? In(IOperation? condition, bool outcome = true) => In(condition, outcome, Deepest);

    /// <summary>The refusal for which a predicate, as a lambda or a method of the same file, answers with yes.</summary>
    public static string? InPredicate(IOperation predicate) => Function(predicate) is { } body ? InBody(body, Deepest) : null;

    private static IOperation? Function(IOperation predicate) => predicate.Bare() switch
    {
        IDelegateCreationOperation { Target: { } target } => Function(target),
        IAnonymousFunctionOperation lambda => lambda.Body,
        IMethodReferenceOperation method => SourceBody.Of(method.Method, predicate),
        _ => null,
    };

    private static string? InBody(IOperation body, int depth) => body.OwnDescendants().OfType<IReturnOperation>()
        .Select(answer => IsYes(answer.ReturnedValue) ? Around(answer, depth) : In(answer.ReturnedValue, true, depth - 1))
        .FirstOrDefault(found => found is not null);

    /// <summary>The condition under which a statement runs.</summary>
    private static string? Around(IOperation statement, int depth)
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

    private static string? OfClause(ICaseClauseOperation clause, IOperation? value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Denials.Of(single.Value, value),
        IPatternCaseClauseOperation pattern => OfPattern(pattern.Pattern, true, value),
        _ => null,
    };

    private static string? In(IOperation? condition, bool outcome, int depth)
    {
        if (condition is null || depth == 0)
            return null;
        switch (condition.Bare())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated:
                return In(negated.Operand, !outcome, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                return In(both.LeftOperand, outcome, depth - 1) ?? In(both.RightOperand, outcome, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return comparison.OperatorKind == BinaryOperatorKind.Equals == outcome
                    ? Denials.Of(comparison.RightOperand, comparison.LeftOperand) ?? Denials.Of(comparison.LeftOperand, comparison.RightOperand)
                    : null;
            case IIsPatternOperation test:
                return OfPattern(test.Pattern, outcome, test.Value);
            case IIsTypeOperation test:
                return outcome != test.IsNegated ? Denials.Of(test.TypeOperand) : null;
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

    private static string? OfCall(IInvocationOperation call, bool outcome, int depth) => call.TargetMethod.Name switch
    {
        "FromResult" when call.Arguments is [var wrapped] => In(wrapped.Value, outcome, depth),
        "Contains" when outcome => Listed(call),
        "Equals" when outcome && call.Instance is { } instance && call.Arguments is [var other] => Denials.Of(other.Value, instance),
        _ when outcome && SourceBody.Of(call.TargetMethod, call) is { } body => InBody(body, depth),
        _ => null,
    };

    /// <summary>A refusal in the collection that the answer is looked up in.</summary>
    private static string? Listed(IInvocationOperation call)
    {
        var items = call.Receiver()?.Bare();
        var list = items is null ? null : Policies.Chains.Initial(items) ?? items;
        return list?.DescendantsAndSelf().Select(item => Denials.Of(item, call.Arguments.LastOrDefault()?.Value)).FirstOrDefault(found => found is not null);
    }

    private static string? OfPattern(IPatternOperation pattern, bool outcome, IOperation? value) => pattern switch
    {
        INegatedPatternOperation negated => OfPattern(negated.Pattern, !outcome, value),
        IBinaryPatternOperation both => OfPattern(both.LeftPattern, outcome, value) ?? OfPattern(both.RightPattern, outcome, value),
        IConstantPatternOperation constant when outcome => Denials.Of(constant.Value, value),
        IDeclarationPatternOperation declared when outcome => Denials.Of(declared.MatchedType),
        ITypePatternOperation type when outcome => Denials.Of(type.MatchedType),
        IRecursivePatternOperation parts when outcome => Denials.Of(parts.MatchedType) ?? parts.PropertySubpatterns.Select(part => OfPattern(part.Pattern, true, part.Member)).FirstOrDefault(found => found is not null),
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
