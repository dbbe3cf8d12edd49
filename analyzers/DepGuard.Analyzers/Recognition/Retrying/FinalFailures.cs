using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Failures that do not pass by themselves: wrong requests, wrong code, every answer that is no success. Failed authentication has a rule of its own.</summary>
internal sealed class FinalFailures(AnalyzerSettings settings)
{
    /// <summary>How messages name all answers that are no success.</summary>
    public const string AnyFailure = "every status that is no success";

    private static readonly HashSet<string> Exceptions =
    [
        "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "NotSupportedException", "NotImplementedException", "JsonException", "FormatException",
    ];

    private static readonly Dictionary<string, int> Codes = new()
    {
        ["BadRequest"] = 400,
        ["NotFound"] = 404,
        ["MethodNotAllowed"] = 405,
        ["Conflict"] = 409,
        ["Gone"] = 410,
        ["UnprocessableEntity"] = 422,
        ["UnprocessableContent"] = 422,
    };

    private readonly HashSet<string> _stated = [.. settings.List("retry.non_retryable")];

    /// <summary>How messages name the exception; null if a retry may help.</summary>
    public string? Of(ITypeSymbol? exception) =>
        exception is not null && (Exceptions.Contains(exception.Name) || _stated.Contains(exception.Name) || _stated.Contains(exception.ToDisplayString())) ? exception.Name : null;

    /// <summary>How messages name the answer that a condition singles out; null if a retry may help.</summary>
    public string? Of(IOperation condition)
    {
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (SaysNoSuccess(part) && !IsNarrowed(part))
                return AnyFailure;
            if (Code(part) is { } code && IsAskedFor(part))
                return $"status {code}";
        }

        return null;
    }

    /// <summary><c>!answer.IsSuccessStatusCode</c>, and the same written as a comparison or pattern with false.</summary>
    private static bool SaysNoSuccess(IOperation part) => part switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated => IsSuccess(negated.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var right } comparison => right.Bare().ConstantValue is { HasValue: true, Value: false } && IsSuccess(comparison.LeftOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } } pattern => IsSuccess(pattern.Value),
        IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" }, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } } => true,
        _ => false,
    };

    /// <summary>Whether the expression is the property that tells success from every other status.</summary>
    public static bool IsSuccess(IOperation operation) => operation.Bare() switch
    {
        IConditionalAccessOperation access => IsSuccess(access.WhenNotNull),
        IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } => true,
        _ => false,
    };

    private static int? Code(IOperation part) => part switch
    {
        IFieldReferenceOperation { Field: { Name: var name, ContainingType.Name: "HttpStatusCode" } } when Codes.TryGetValue(name, out var code) => code,
        IConversionOperation => null,
        { ConstantValue: { HasValue: true, Value: int number }, Type.SpecialType: SpecialType.System_Int32 } when Codes.ContainsValue(number) => number,
        _ => null,
    };

    /// <summary>Whether the code is one that is handled: compared by equality or listed in a pattern, not excluded.</summary>
    private static bool IsAskedFor(IOperation code)
    {
        foreach (var outer in code.WithEnclosing().Skip(1))
        {
            if (outer is IBinaryOperation { OperatorKind: var kind } comparison)
                return kind == BinaryOperatorKind.Equals && IsStatus(comparison);
            if (outer is INegatedPatternOperation)
                return false;
            if (outer is IIsPatternOperation pattern)
                return pattern.Value.Bare() is IPropertyReferenceOperation { Property.Name: "StatusCode" };
            if (outer is not (IConversionOperation or IConstantPatternOperation or IBinaryPatternOperation))
                return false;
        }

        return false;
    }

    private static bool IsStatus(IBinaryOperation comparison) =>
        comparison.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "StatusCode" });

    /// <summary>A further condition narrows it down.</summary>
    private static bool IsNarrowed(IOperation part) => part.WithEnclosing().Skip(1).TakeWhile(outer => outer is IBinaryOperation or IConversionOperation)
        .Any(outer => outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd });
}
