using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Retrying handlers of each HTTP client of a member, in the order in which they are registered.</summary>
internal sealed class ClientHandlers
{
    private readonly Dictionary<object, HandlerRegistration> _byClient = [];
    private readonly HashSet<object> _cleared = [];
    private HandlerRegistration? _default;

    /// <summary>Whether the call registers or removes handlers.</summary>
    public static bool Concerns(IInvocationOperation call) => call.TargetMethod.Name is
        "AddStandardResilienceHandler" or "AddStandardHedgingHandler" or "AddResilienceHandler" or "AddPolicyHandler" or "AddTransientHttpErrorPolicy"
        or "RemoveAllResilienceHandlers";

    /// <summary>Takes the next call; the earlier handler and this one if the client has both.</summary>
    public (HandlerRegistration First, HandlerRegistration Second)? Add(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "RemoveAllResilienceHandlers")
        {
            _byClient.Remove(Client(call));
            _cleared.Add(Client(call));
            return null;
        }

        if (HandlerRegistration.Of(call) is not { } registration)
            return null;
        if (IsDefault(call))
        {
            var earlier = _default;
            _default = registration;
            return earlier is null ? null : (earlier, registration);
        }

        var client = Client(call);
        var first = _byClient.TryGetValue(client, out var own) ? own : _cleared.Contains(client) ? null : _default;
        _byClient[client] = registration;
        return first is null ? null : (first, registration);
    }

    /// <summary>Inside of <c>ConfigureHttpClientDefaults</c> the handler is one of every client.</summary>
    private static bool IsDefault(IInvocationOperation call) =>
        call.WithEnclosing().OfType<IInvocationOperation>().Any(outer => outer.TargetMethod.Name == "ConfigureHttpClientDefaults" && !ReferenceEquals(outer, call));

    /// <summary>What tells one client from another: the variable that holds its builder, else the call that added it.</summary>
    public static object Client(IInvocationOperation call)
    {
        foreach (var receiver in Receivers(call))
        {
            if (receiver is IInvocationOperation { TargetMethod.Name: var name } added && name.StartsWith("Add", StringComparison.Ordinal) && name.Contains("Client"))
                return added.Syntax;
            if (Variables.Of(receiver) is { } variable)
                return variable is ILocalSymbol && receiver is ILocalReferenceOperation local && LocalValue.Of(local) is IInvocationOperation made ? Client(made) : variable;
        }

        return call.Syntax;
    }

    private static IEnumerable<IOperation> Receivers(IInvocationOperation call)
    {
        for (IOperation? current = call; current is not null; current = (current as IInvocationOperation)?.Receiver()?.Bare())
            yield return current;
    }
}
