using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Recognises a condition that asks whether an answer is a success, rather than what it says.</summary>
internal static class FailureTest
{
    /// <summary>True if the condition holds for success, false if it holds for failure, null if it tests something else.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isAnswer">Whether an expression is the answer of the remote call.</param>
    public static bool? HoldsForSuccess(IOperation condition, Func<IOperation, bool> isAnswer)
    {
        switch (condition.Bare())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated:
                return !HoldsForSuccess(negated.Operand, isAnswer);
            case IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" or "IsSuccess" or "IsSuccessful" or "Succeeded" or "Success" or "Ok", Instance: { } answer } when isAnswer(answer):
                return true;
            case IPropertyReferenceOperation { Property.Name: "IsError" or "IsFailure" or "HasError" or "Failed", Instance: { } answer } when isAnswer(answer):
                return false;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return OfComparison(comparison, isAnswer);
            case IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: int limit } } range when IsStatusOf(range.LeftOperand, isAnswer):
                return OfRange(range.OperatorKind, limit);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                return HoldsForSuccess(both.LeftOperand, isAnswer) ?? HoldsForSuccess(both.RightOperand, isAnswer);
            case IIsPatternOperation pattern when isAnswer(pattern.Value) || IsStatusOf(pattern.Value, isAnswer):
                return OfPattern(pattern.Pattern);
            case IOperation bare when bare.Type?.SpecialType == SpecialType.System_Boolean && isAnswer(bare):
                return true;
            default:
                return null;
        }
    }

    private static bool? OfComparison(IBinaryOperation comparison, Func<IOperation, bool> isAnswer)
    {
        var isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
        var right = comparison.RightOperand.Bare();
        if (isAnswer(comparison.LeftOperand.Bare()))
            return right.ConstantValue switch
            {
                { HasValue: true, Value: null } => !isEqual,
                { HasValue: true, Value: bool flag } => flag == isEqual,
                { HasValue: true, Value: 0 } => !isEqual,
                _ => null,
            };
        return IsStatusOf(comparison.LeftOperand, isAnswer) ? IsSuccessCode(right) == isEqual : null;
    }

    /// <summary><c>status &lt; 500</c> holds for success, <c>status &gt;= 500</c> for failure; <c>status &gt;= 200</c> tells neither.</summary>
    private static bool? OfRange(BinaryOperatorKind kind, int limit) => kind switch
    {
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual when limit > 200 => true,
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual when limit >= 299 => false,
        _ => null,
    };

    private static bool? OfPattern(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => !OfPattern(negated.Pattern),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        IConstantPatternOperation constant => IsSuccessCode(constant.Value),
        IRecursivePatternOperation or IDeclarationPatternOperation => true,
        IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: int limit } } range => OfRange(range.OperatorKind, limit),
        IBinaryPatternOperation binary => OfPattern(binary.LeftPattern) ?? OfPattern(binary.RightPattern),
        _ => null,
    };

    /// <summary>Whether the expression is the status of the answer.</summary>
    public static bool IsStatusOf(IOperation operation, Func<IOperation, bool> isAnswer) =>
        operation.Bare() is IPropertyReferenceOperation { Property.Name: "StatusCode" or "Status", Instance: { } answer } && isAnswer(answer);

    /// <summary>Whether a case of a switch over the status is for a success.</summary>
    public static bool IsForSuccess(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation one => IsSuccessCode(one.Value),
        IPatternCaseClauseOperation { Guard: null } one => OfPattern(one.Pattern) == true,
        _ => false,
    };

    /// <summary>A 2xx of <c>HttpStatusCode</c>, or <c>OK</c> of gRPC.</summary>
    private static bool IsSuccessCode(IOperation code) =>
        code is IFieldReferenceOperation { Field.Name: "OK" or "Created" or "Accepted" or "NoContent" }
        || (code.ConstantValue is { HasValue: true, Value: int number } && number is >= 200 and < 300);
}
