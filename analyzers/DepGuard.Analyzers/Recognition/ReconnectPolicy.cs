using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Recognises a SignalR reconnect policy that never gives up, because its <c>NextRetryDelay</c> never returns null.</summary>
/// <remarks>
/// A value that cannot be judged counts as giving up, and so does an exception, which SignalR treats like null.
/// Only the check of an argument is no way to give up.
/// </remarks>
internal sealed class ReconnectPolicy
{
    private readonly IMethodSymbol _nextRetryDelay;
    private readonly INamedTypeSymbol? _argumentException;

    private ReconnectPolicy(IMethodSymbol nextRetryDelay, INamedTypeSymbol? argumentException)
    {
        _nextRetryDelay = nextRetryDelay;
        _argumentException = argumentException;
    }

    /// <summary>Null if the compilation does not reference the SignalR client.</summary>
    public static ReconnectPolicy? In(KnownSymbols symbols) =>
        symbols.SignalRRetryPolicy?.GetMembers("NextRetryDelay").FirstOrDefault() is IMethodSymbol method
            ? new(method, symbols.ArgumentException)
            : null;

    public bool NeverGivesUp(IMethodSymbol method, IEnumerable<IOperation> bodies)
    {
        if (!Implements(method))
            return false;

        var statements = bodies.SelectMany(body => body.OwnDescendants()).ToList();
        var answers = statements.OfType<IReturnOperation>().ToList();
        return answers.Count > 0
            && answers.TrueForAll(answer => !MayBeNull(answer.ReturnedValue))
            && !statements.OfType<IThrowOperation>().Any(GivesUp);
    }

    private bool Implements(IMethodSymbol? method)
    {
        for (; method is not null; method = method.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(_nextRetryDelay), method))
                return true;
        }

        return false;
    }

    private static bool MayBeNull(IOperation? value) => value switch
    {
        IConversionOperation conversion => MayBeNull(conversion.Operand),
        IConditionalOperation choice => MayBeNull(choice.WhenTrue) || MayBeNull(choice.WhenFalse),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => MayBeNull(arm.Value)),
        ICoalesceOperation choice => MayBeNull(choice.WhenNull),
        _ => value?.Type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T },
    };

    private bool GivesUp(IThrowOperation statement) =>
        _argumentException is null || !Thrown(statement).Contains(_argumentException, SymbolEqualityComparer.Default);

    /// <summary>The type of the exception and its base types.</summary>
    private static IEnumerable<ITypeSymbol> Thrown(IThrowOperation statement)
    {
        var exception = statement.Exception is IConversionOperation conversion ? conversion.Operand : statement.Exception;
        for (var type = exception?.Type; type is not null; type = type.BaseType)
            yield return type;
    }
}
