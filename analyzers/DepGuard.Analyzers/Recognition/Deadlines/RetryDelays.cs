using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Adds up the delays of a retry policy of Polly 7, where they are constant or computed from the attempt alone.</summary>
internal static class RetryDelays
{
    /// <summary>More retries than anybody waits for; DPG1203 reports them.</summary>
    private const int Most = 1000;

    /// <summary>The time that the policy waits between all its attempts together; null if the code does not tell.</summary>
    public static TimeSpan? Sum(IInvocationOperation retry)
    {
        if (retry.ArgumentFor("sleepDurations") is { } table)
            return SumOfTable(table);
        if (retry.ArgumentFor("retryCount")?.ConstantValue is not { HasValue: true, Value: int and > 0 and <= Most and var count } || Provider(retry) is not { } provider)
            return null;
        if (provider.Body.Operations is not [IReturnOperation { ReturnedValue: { } delay }] || provider.Symbol.Parameters.FirstOrDefault() is not { } attempt)
            return null;

        var sum = 0d;
        for (var i = 1; i <= (int)count; i++)
        {
            if (Milliseconds(delay, attempt, i) is not { } milliseconds)
                return null;
            sum += milliseconds;
        }

        return sum < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromMilliseconds(sum) : TimeSpan.MaxValue;
    }

    private static IAnonymousFunctionOperation? Provider(IInvocationOperation retry) =>
        retry.ArgumentFor("sleepDurationProvider")?.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault();

    private static TimeSpan? SumOfTable(IOperation table)
    {
        if (Sequences.Elements(table) is not { } elements)
            return null;
        var sum = TimeSpan.Zero;
        foreach (var element in elements)
        {
            if (Duration.Of(element)?.Value is not { } delay)
                return null;
            sum += delay;
        }

        return sum;
    }

    /// <summary>The value of an expression over the attempt: a number, or the milliseconds of a time.</summary>
    private static double? Milliseconds(IOperation expression, IParameterSymbol attempt, int number)
    {
        double? Of(IOperation part) => Milliseconds(part, attempt, number);
        return expression.Bare() switch
        {
            IParameterReferenceOperation parameter when SymbolEqualityComparer.Default.Equals(parameter.Parameter, attempt) => number,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Of(sum.LeftOperand) + Of(sum.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Of(product.LeftOperand) * Of(product.RightOperand),
            IInvocationOperation { TargetMethod: { Name: "Pow", ContainingType.Name: "Math" }, Arguments: [var @base, var power] } =>
                Of(@base.Value) is { } b && Of(power.Value) is { } p ? Math.Pow(b, p) : null,
            IInvocationOperation { TargetMethod: { Name: "FromSeconds", ContainingType.Name: "TimeSpan" }, Arguments: [var seconds, ..] } => Of(seconds.Value) * 1000,
            IInvocationOperation { TargetMethod: { Name: "FromMilliseconds", ContainingType.Name: "TimeSpan" }, Arguments: [var milliseconds, ..] } => Of(milliseconds.Value),
            IInvocationOperation { TargetMethod: { Name: "FromMinutes", ContainingType.Name: "TimeSpan" }, Arguments: [var minutes, ..] } => Of(minutes.Value) * 60_000,
            var other => Duration.Of(other)?.Value?.TotalMilliseconds ?? Constant(other),
        };
    }

    private static double? Constant(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: (int or double or long) and var value }
        ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
