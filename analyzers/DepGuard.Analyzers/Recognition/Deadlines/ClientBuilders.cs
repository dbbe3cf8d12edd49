using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Follows what a member registers for one HTTP client, in the order in which it takes effect.</summary>
internal static class ClientBuilders
{
    private static readonly string[] StandardHandlers = ["AddStandardResilienceHandler", "AddStandardHedgingHandler"];

    /// <summary>The call on the builder of a client in whose argument the operation stands; null if it stands in none.</summary>
    public static IInvocationOperation? Around(IOperation operation) =>
        operation.WithEnclosing().OfType<IInvocationOperation>().FirstOrDefault(IsOnBuilder);

    /// <summary>All calls of the member on the builder of the same client, in order.</summary>
    public static IEnumerable<IInvocationOperation> CallsFor(IInvocationOperation call)
    {
        var client = Client(call);
        return call.Body().DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(other => IsOnBuilder(other) && Client(other).Equals(client))
            .OrderBy(other => other.NameToken().SpanStart);
    }

    /// <summary>Whether the call adds one of the handlers that bring a deadline of their own and take the client's timeout away.</summary>
    public static bool IsStandardHandler(IInvocationOperation call) =>
        StandardHandlers.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType.NamespaceName().StartsWith("Microsoft.Extensions", StringComparison.Ordinal);

    /// <summary>Whether the call puts a limit of time on the client: a standard handler, or a policy with a timeout.</summary>
    public static bool LimitsTime(IInvocationOperation call) => IsStandardHandler(call) || call.TargetMethod.Name switch
    {
        "AddResilienceHandler" or "AddPolicyHandler" => call.GivenArguments().SelectMany(argument => argument.Value.DescendantsAndSelf()).Any(IsTimeout),
        _ => false,
    };

    private static bool IsTimeout(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod.Name: "AddTimeout" or "Timeout" or "TimeoutAsync" } => true,
        ILocalReferenceOperation local => LocalValue.Of(local)?.Bare() is IInvocationOperation { TargetMethod.Name: "Timeout" or "TimeoutAsync" },
        IFieldReferenceOperation field => Policies.Chains.Initial(field)?.Bare() is IInvocationOperation { TargetMethod.Name: "Timeout" or "TimeoutAsync" },
        _ => false,
    };

    private static bool IsOnBuilder(IInvocationOperation call) => IsBuilder(call.Type) || IsBuilder(call.Receiver()?.Type);

    private static bool IsBuilder(ITypeSymbol? type) => type.WithContracts().Any(contract => contract.Name == "IHttpClientBuilder");

    /// <summary>What tells one client from another: its name or type, else the variable that holds its builder, else the call that adds it.</summary>
    private static object Client(IInvocationOperation call)
    {
        var current = call;
        while (current.Receiver() is { } receiver && IsBuilder(receiver.Type))
        {
            var bare = receiver.Bare();
            var made = bare is ILocalReferenceOperation local ? LocalValue.Of(local)?.Bare() : bare;
            if (made is not IInvocationOperation earlier)
                return (object?)Variables.Of(bare) ?? bare.Syntax;
            current = earlier;
        }

        return (object?)Name(current) ?? current.Syntax;
    }

    private static string? Name(IInvocationOperation added) =>
        added.ArgumentFor("name")?.ConstantValue is { HasValue: true, Value: string name } ? name
        : added.TargetMethod.TypeArguments is [var type, ..] && added.ArgumentFor("name") is null ? type.ToDisplayString()
        : null;
}
