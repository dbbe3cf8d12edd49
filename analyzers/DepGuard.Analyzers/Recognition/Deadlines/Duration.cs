using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>A constant time span in code.</summary>
/// <param name="Value">The time; null for a time without end.</param>
internal readonly record struct Duration(TimeSpan? Value)
{
    private const int Deepest = 4;

    /// <summary>A wait that nothing ends.</summary>
    public static readonly Duration Endless = new(null);

    /// <summary>Whether the wait never ends, as far as anybody can wait.</summary>
    public bool IsEndless => Value is null;

    /// <summary>The time that an expression states, numbers being milliseconds; null if it is not constant.</summary>
    public static Duration? Of(IOperation? expression) => Of(expression, Deepest);

    /// <summary>The time behind an amount of milliseconds: -1 and the largest number mean no end.</summary>
    public static Duration OfMilliseconds(double amount) =>
        amount is -1 or >= int.MaxValue ? Endless : new(TimeSpan.FromMilliseconds(amount));

    private static Duration? Of(IOperation? expression, int depth)
    {
        if (expression is null || depth == 0)
            return null;
        var bare = expression.Bare();
        if (Number(bare) is { } milliseconds)
            return OfMilliseconds(milliseconds);
        return bare switch
        {
            IFieldReferenceOperation { Field: { ContainingType.Name: "TimeSpan", Name: "MaxValue" } } => Endless,
            IFieldReferenceOperation { Field: { ContainingType.Name: "TimeSpan", Name: "Zero" } } => new(TimeSpan.Zero),
            IFieldReferenceOperation { Field: { ContainingType.Name: "Timeout", Name: "InfiniteTimeSpan" } } => Endless,
            IInvocationOperation { TargetMethod: { ContainingType.Name: "TimeSpan" } } call => OfCall(call),
            IObjectCreationOperation { Type.Name: "TimeSpan" } creation => OfCreation(creation),
            ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.SetMethod: null } => Of(Fixed(bare), depth - 1),
            _ => null,
        };
    }

    /// <summary>The value of a variable that nothing changes later, as far as this file shows.</summary>
    private static IOperation? Fixed(IOperation reference) =>
        reference is IFieldReferenceOperation { Field.IsReadOnly: false } ? null : Policies.Chains.Initial(reference);

    private static Duration? OfCall(IInvocationOperation call)
    {
        var unit = call.TargetMethod.Name switch
        {
            "FromMilliseconds" => 1d,
            "FromSeconds" => 1_000,
            "FromMinutes" => 60_000,
            "FromHours" => 3_600_000,
            "FromDays" => 86_400_000,
            "FromTicks" => 1d / TimeSpan.TicksPerMillisecond,
            _ => 0,
        };
        // The newer overloads take smaller units as well, all of which have a default of zero.
        return unit > 0 && call.Arguments.FirstOrDefault() is { } amount && Number(amount.Value) is { } number
            && call.Arguments.Skip(1).All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue)
            ? OfMilliseconds(number * unit)
            : null;
    }

    private static Duration? OfCreation(IObjectCreationOperation creation)
    {
        var numbers = creation.Arguments.Select(argument => Number(argument.Value)).OfType<double>().ToList();
        if (numbers.Count != creation.Arguments.Length)
            return null;
        return numbers switch
        {
            [] => new(TimeSpan.Zero),
            [var ticks] => OfMilliseconds(ticks / TimeSpan.TicksPerMillisecond),
            [var hours, var minutes, var seconds] => OfMilliseconds(((((hours * 60) + minutes) * 60) + seconds) * 1000),
            [var days, var hours, var minutes, var seconds, ..] =>
                OfMilliseconds((((((((days * 24) + hours) * 60) + minutes) * 60) + seconds) * 1000) + numbers.ElementAtOrDefault(4)),
            _ => null,
        };
    }

    private static double? Number(IOperation operation) => operation.Bare().ConstantValue is { HasValue: true, Value: { } value }
        ? value switch
        {
            int number => number,
            uint number => number,
            long number => number,
            short number => number,
            float number => number,
            double number => number,
            _ => null,
        }
        : null;
}
