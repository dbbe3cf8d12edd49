using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises tokens that cancel themselves after some time.</summary>
internal static class TimedTokens
{
    /// <summary>Whether the call is given a token that is cancelled after some time.</summary>
    public static bool IsGivenTo(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit && argument.Value.Type?.Name == "CancellationToken" && Source(argument.Value) is { } source && IsTimed(source));

    /// <summary>The variable of the token source that the token comes from; null if this member does not show it.</summary>
    public static IOperation? Source(IOperation token)
    {
        var current = token.Bare();
        if (current is ILocalReferenceOperation && LocalValue.Of((ILocalReferenceOperation)current)?.Bare() is { } value)
            current = value;
        return current is IPropertyReferenceOperation { Property: { Name: "Token", ContainingType.Name: "CancellationTokenSource" }, Instance: { } source } ? source.Bare() : null;
    }

    /// <summary>Whether the source was created with a time, or is given one somewhere in the member.</summary>
    public static bool IsTimed(IOperation source) => Time(source) is not null || HasTime(source);

    /// <summary>The constant time after which the source cancels; null if there is none, or it is not constant.</summary>
    public static Duration? Time(IOperation source) =>
        Created(source) is { } creation && creation.Arguments.FirstOrDefault() is { } argument && Duration.Of(argument.Value) is { IsEndless: false } time ? time
        : Variables.Of(source) is { } variable && Calls(source, variable, "CancelAfter").FirstOrDefault() is { } call ? Duration.Of(call.Arguments[0].Value)
        : null;

    /// <summary>Whether the member cancels the source by a call.</summary>
    public static bool IsCancelled(IOperation source) =>
        Variables.Of(source) is { } variable && (Calls(source, variable, "Cancel").Any() || Calls(source, variable, "CancelAsync").Any());

    private static bool HasTime(IOperation source) =>
        Created(source) is { Arguments.Length: > 0 }
        || (Variables.Of(source) is { } variable && Calls(source, variable, "CancelAfter").Any())
        || (Chains.Initial(source)?.Bare() is IInvocationOperation maker && SourceBody.Of(maker.TargetMethod, maker)?.Descendants().Any(GivesTime) == true);

    /// <summary>Whether the operation makes a token source with a time, or gives it one.</summary>
    public static bool GivesTime(IOperation part) => part is IInvocationOperation { TargetMethod.Name: "CancelAfter" }
        or IObjectCreationOperation { Type.Name: "CancellationTokenSource", Arguments.Length: > 0 };

    private static IObjectCreationOperation? Created(IOperation source) => (source as IObjectCreationOperation ?? Chains.Initial(source)?.Bare()) as IObjectCreationOperation;

    private static IEnumerable<IInvocationOperation> Calls(IOperation source, ISymbol variable, string method) =>
        source.Body().DescendantsAndSelf().OfType<IInvocationOperation>().Where(call =>
            call.TargetMethod.Name == method && call.Instance is { } instance && SymbolEqualityComparer.Default.Equals(Variables.Of(instance), variable));
}
