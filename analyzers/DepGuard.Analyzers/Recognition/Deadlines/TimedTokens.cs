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

    /// <summary>Whether other members of the type give the token its time: where they make the source in a field, or where they call the private method that takes it.</summary>
    public static bool IsTimedByType(IOperation token) => Source(token) switch
    {
        IFieldReferenceOperation { Field: { } field } source => TypeBodies.Around(source).SelectMany(body => body.DescendantsAndSelf())
            .Any(part => GivesTime(part) && SymbolEqualityComparer.Default.Equals(part is IInvocationOperation call ? Variables.Of(call.Instance) : Held(part), field)),
        null when token.Bare() is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Private } } parameter } =>
            IsTimedByCallers(parameter, token),
        _ => false,
    };

    private static bool IsTimedByCallers(IParameterSymbol parameter, IOperation user)
    {
        var given = TypeBodies.Around(user).SelectMany(body => body.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, parameter.ContainingSymbol))
            .Select(call => call.ArgumentFor(parameter.Name))
            .ToList();
        return given.Count > 0 && given.TrueForAll(token => token is not null && Source(token) is { } source && IsTimed(source));
    }

    /// <summary>The variable or field that a creation is the value of.</summary>
    private static ISymbol? Held(IOperation creation) => creation.WithEnclosing().Skip(1).FirstOrDefault(outer => outer is not IConversionOperation) switch
    {
        ISimpleAssignmentOperation assigned => Variables.Of(assigned.Target),
        IFieldInitializerOperation { InitializedFields: [var field] } => field,
        _ => null,
    };

    /// <summary>The variable of the token source that the token comes from; null if this member does not show it.</summary>
    public static IOperation? Source(IOperation token)
    {
        var current = token.Bare();
        if (current is ILocalReferenceOperation && LocalValue.Of((ILocalReferenceOperation)current)?.Bare() is { } value)
            current = value;
        return current is IPropertyReferenceOperation { Property: { Name: "Token", ContainingType.Name: "CancellationTokenSource" }, Instance: { } source } ? source.Bare() : null;
    }

    /// <summary>Whether the source was created with a time, is given one somewhere in the member, or is linked to one that is.</summary>
    public static bool IsTimed(IOperation source) => HasTimer(source) || Linked(source).Select(Source).OfType<IOperation>().Any(HasTimer);

    private static bool HasTimer(IOperation source) => Time(source) is not null || HasTime(source);

    /// <summary>The tokens whose cancellation cancels the source.</summary>
    private static IEnumerable<IOperation> Linked(IOperation source) =>
        (source as IInvocationOperation ?? Chains.Initial(source)?.Bare()) is IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource", ContainingType.Name: "CancellationTokenSource" } } made
            ? made.Arguments.SelectMany(argument => PolicyNames.Parts(argument.Value))
            : [];

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
