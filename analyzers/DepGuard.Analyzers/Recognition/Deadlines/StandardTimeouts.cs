using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>
/// Knows the deadline and the timeout of an attempt in the options of the standard resilience handlers, with their defaults of
/// Microsoft.Extensions.Http.Resilience 10: 30 and 10 seconds.
/// </summary>
internal static class StandardTimeouts
{
    /// <summary>The time that an attempt has unless the options say otherwise.</summary>
    public static readonly TimeSpan UsualAttempt = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan UsualTotal = TimeSpan.FromSeconds(30);

    /// <summary>The deadline that a registration gives its calls; null if it is not constant.</summary>
    public static TimeSpan? TotalOf(IInvocationOperation registration)
    {
        var chain = registration.WithEnclosing().TakeWhile(outer => outer is IInvocationOperation or IArgumentOperation or IConversionOperation).OfType<IInvocationOperation>().ToList();
        var arguments = chain.SelectMany(call => call.Arguments).Where(argument => !chain.Contains(argument.Value)).ToList();
        var configured = arguments.SelectMany(argument => argument.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>().Where(IsTotal).ToList();
        if (configured.Count > 0)
            return configured.Count == 1 ? Duration.Of(configured[0].Value)?.Value : null;
        return arguments.Exists(argument => argument.Value.Type?.Name.StartsWith("IConfiguration", StringComparison.Ordinal) == true) ? null : UsualTotal;
    }

    /// <summary>Whether the assignment sets the timeout of an attempt to the deadline or more, or the deadline to no more than an attempt has by default.</summary>
    public static bool IsMisordered(ISimpleAssignmentOperation assignment)
    {
        if (IsAttempt(assignment))
            return Duration.Of(assignment.Value)?.Value is { } attempt && Sibling(assignment, IsTotal, UsualTotal) is { } total && attempt >= total;
        return IsTotal(assignment) && Duration.Of(assignment.Value)?.Value is { } deadline && deadline <= UsualAttempt && Siblings(assignment, IsAttempt).Count == 0;
    }

    private static TimeSpan? Sibling(ISimpleAssignmentOperation assignment, Func<ISimpleAssignmentOperation, bool> isMeant, TimeSpan usual) =>
        Siblings(assignment, isMeant) switch
        {
            [] => usual,
            [var one] => Duration.Of(one.Value)?.Value,
            _ => null,
        };

    /// <summary>Assignments in the same function.</summary>
    private static List<ISimpleAssignmentOperation> Siblings(IOperation assignment, Func<ISimpleAssignmentOperation, bool> isMeant)
    {
        var function = assignment.WithEnclosing().First(outer => outer.Parent is null or IAnonymousFunctionOperation or ILocalFunctionOperation);
        return [.. function.OwnDescendants().OfType<ISimpleAssignmentOperation>().Where(isMeant)];
    }

    private static bool IsTotal(ISimpleAssignmentOperation assignment) => IsTimeoutOf(assignment, "TotalRequestTimeout");

    /// <summary>Of the standard handler, or of an endpoint of the hedging handler.</summary>
    private static bool IsAttempt(ISimpleAssignmentOperation assignment) => IsTimeoutOf(assignment, "AttemptTimeout") || IsTimeoutOf(assignment, "Timeout");

    private static bool IsTimeoutOf(ISimpleAssignmentOperation assignment, string strategy) =>
        assignment.Target is IPropertyReferenceOperation { Property.Name: "Timeout", Instance: IPropertyReferenceOperation owner }
        && owner.Property.Name == strategy && owner.Property.ContainingType.NamespaceName() == "Microsoft.Extensions.Http.Resilience";
}
