using DepGuard.Analyzers.Recognition.Auth;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Looks at how a file uses an HTTP client whose own timeout is off: such a client is fine where something else ends its requests.</summary>
internal sealed class ClientUse(HttpRequests requests)
{
    /// <summary>Whether something else ends what the client sends, or nothing should: handlers, timed tokens, streams.</summary>
    /// <param name="assignment">The assignment that switches the client's timeout off.</param>
    public bool IsLimited(ISimpleAssignmentOperation assignment) =>
        IsForDebugging(assignment)
        || IsChannel(assignment)
        || (ClientBuilders.Around(assignment) is { } call && IsLimitedByHandler(call))
        || IsLimitedByCalls(assignment);

    private static bool IsForDebugging(IOperation assignment) => assignment.WithEnclosing().OfType<IConditionalOperation>()
        .Any(choice => choice.Condition.OwnDescendants().Any(part => part is IPropertyReferenceOperation { Property: { Name: "IsAttached", ContainingType.Name: "Debugger" } }));

    /// <summary>The client of a gRPC channel: each call has a deadline of its own there, or DPG1302 asks for it.</summary>
    private static bool IsChannel(IOperation assignment) =>
        assignment.WithEnclosing().OfType<ISimpleAssignmentOperation>().Any(IsOfChannel)
        || (Holder(assignment) is ILocalSymbol local && assignment.Body().DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Any(other => IsOfChannel(other) && SymbolEqualityComparer.Default.Equals(Variables.Of(other.Value), local)));

    private static bool IsOfChannel(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { Name: "HttpClient", ContainingType.Name: "GrpcChannelOptions" } };

    private static bool IsLimitedByHandler(IInvocationOperation call) =>
        ClientBuilders.CallsFor(call).Any(ClientBuilders.LimitsTime)
        || call.Body().DescendantsAndSelf().OfType<IInvocationOperation>().Any(other =>
            other.TargetMethod.Name == "ConfigureHttpClientDefaults" && other.Descendants().OfType<IInvocationOperation>().Any(ClientBuilders.LimitsTime));

    private bool IsLimitedByCalls(ISimpleAssignmentOperation assignment)
    {
        var scope = Scope(assignment).ToList();
        var sent = scope.OfType<IInvocationOperation>().Where(call => requests.Sends(call.TargetMethod)).ToList();
        if (Holder(assignment) is ILocalSymbol local)
            sent.RemoveAll(call => !SymbolEqualityComparer.Default.Equals(Variables.Of(call.Receiver()), local));
        return sent.Count > 0 && sent.TrueForAll(call => TimedTokens.IsGivenTo(call) || IsStream(call, scope));
    }

    /// <summary>An answer that is read as it comes has no end that is known before.</summary>
    private static bool IsStream(IInvocationOperation call, IReadOnlyList<IOperation> scope) =>
        call.TargetMethod.Name is "GetStreamAsync"
        || (call.Arguments.Any(argument => argument.Value.Bare() is IFieldReferenceOperation { Field.Name: "ResponseHeadersRead" })
            && scope.Any(part => part is IInvocationOperation { TargetMethod.Name: "ReadAsStreamAsync" or "ReadAsStream" or "CopyToAsync" }));

    /// <summary>The operations of the member for a local variable, else those of the type that holds or is given the client.</summary>
    private static IEnumerable<IOperation> Scope(ISimpleAssignmentOperation assignment)
    {
        if (Holder(assignment) is ILocalSymbol)
            return assignment.Body().DescendantsAndSelf();
        var type = TypedClient(assignment) ?? assignment.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return type is null || assignment.SemanticModel is not { } model ? [] : TypeBodies.Of(type, model).SelectMany(body => body.DescendantsAndSelf());
    }

    /// <summary>The declaration of <c>T</c> in <c>AddHttpClient&lt;T&gt;(…)</c>, if it stands in the same file.</summary>
    private static TypeDeclarationSyntax? TypedClient(IOperation assignment) =>
        ClientBuilders.Around(assignment) is { } call
        && ClientBuilders.CallsFor(call).Select(one => one.TargetMethod).FirstOrDefault(method => method.TypeArguments.Length > 0) is { } added
        && added.TypeArguments[added.TypeArguments.Length - 1].DeclaringSyntaxReferences.FirstOrDefault(one => one.SyntaxTree == assignment.Syntax.SyntaxTree) is { } declaration
            ? declaration.GetSyntax() as TypeDeclarationSyntax
            : null;

    /// <summary>The variable that holds the client.</summary>
    private static ISymbol? Holder(IOperation assignment)
    {
        if (assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } } && Variables.Of(instance) is { } variable)
            return variable;
        foreach (var outer in assignment.WithEnclosing().Skip(1))
        {
            if (outer is IVariableDeclaratorOperation declared)
                return declared.Symbol;
            if (outer is ISimpleAssignmentOperation assigned)
                return Variables.Of(assigned.Target);
            if (outer is IBlockOperation or IAnonymousFunctionOperation)
                return null;
        }

        return null;
    }
}
