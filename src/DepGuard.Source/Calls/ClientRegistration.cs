using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Facts.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Source.Calls;

/// <summary>A client that code registers.</summary>
/// <param name="Names">The name given to it, and those of its types.</param>
/// <param name="Policies">What its handlers do.</param>
/// <param name="Calls">The calls on its builder.</param>
/// <param name="Methods">Methods that are handed to them, which set the client up elsewhere.</param>
internal sealed record ClientRegistration(IReadOnlyList<string> Names, IReadOnlyList<CallPolicy> Policies, IReadOnlyList<IInvocationOperation> Calls, IReadOnlyList<IMethodSymbol> Methods)
{
    private static readonly HashSet<string> Starts = new(StringComparer.Ordinal) { "AddHttpClient", "AddGrpcClient", "AddRefitClient" };

    /// <summary>The registration that a call starts; null if it starts none.</summary>
    public static ClientRegistration? Of(IInvocationOperation call, HandlerPolicies handlers)
    {
        if (!Starts.Contains(call.TargetMethod.Name) || call.Type?.Name != "IHttpClientBuilder")
            return null;
        var calls = ClientBuilders.CallsFor(call).ToList();
        var inner = calls.SelectMany(one => one.Arguments).SelectMany(argument => argument.Value.DescendantsAndSelf()).ToList();
        return new ClientRegistration(
            [.. NamesOf(call)],
            [.. calls.Select(handlers.Of).OfType<CallPolicy>()],
            calls,
            [.. inner.OfType<IMethodReferenceOperation>().Select(reference => reference.Method).Concat(inner.OfType<IInvocationOperation>().Select(made => made.TargetMethod)).Where(method => method.DeclaringSyntaxReferences.Length > 0)]);
    }

    /// <summary>Whether code at this place sets the client up, or is the client.</summary>
    public bool Holds(SyntaxNode node, ISymbol? member) =>
        Calls.Any(call => call.Syntax.SyntaxTree == node.SyntaxTree && call.Arguments.Any(argument => argument.Syntax.Span.Contains(node.Span)))
        || Methods.Any(method => Values.SolutionCode.AreSame(method, member))
        || (member?.ContainingType is { } type && Names.Contains(type.Name));

    private static IEnumerable<string> NamesOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Select(type => type.Name).Concat(call.ArgumentFor("name")?.ConstantValue is { HasValue: true, Value: string name } ? [name] : []);
}
