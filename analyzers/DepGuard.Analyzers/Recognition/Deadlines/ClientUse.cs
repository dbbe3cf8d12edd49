using DepGuard.Analyzers.Recognition.Auth;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Looks at how a file uses an HTTP client whose own timeout is off: such a client is fine where something else ends its requests.</summary>
internal sealed class ClientUse(HttpRequests requests)
{
    /// <summary>Whether something else ends, or may end, what the client sends, or nothing should: handlers, timed tokens, streams, other code.</summary>
    /// <param name="assignment">The assignment that switches the client's timeout off.</param>
    public bool IsLimited(ISimpleAssignmentOperation assignment) =>
        IsForDebugging(assignment)
        || IsChannel(assignment)
        || Registrations(assignment).Any(IsLimitedByHandler)
        || IsLimitedByCalls(assignment);

    /// <summary>True for a client that its type hands on without a call of its own; whoever gets it may limit it, or each of its calls.</summary>
    /// <param name="assignment">The assignment that switches the client's timeout off.</param>
    public bool IsHandedOn(ISimpleAssignmentOperation assignment) =>
        !Sent(Scope(assignment)).Any() && new EscapedClient(() => TypeOperations(assignment)).IsConfiguredBy(assignment);

    private static bool IsForDebugging(IOperation assignment) => assignment.WithEnclosing().OfType<IConditionalOperation>()
        .Any(choice => choice.Condition.OwnDescendants().Any(part => part is IPropertyReferenceOperation { Property: { Name: "IsAttached", ContainingType.Name: "Debugger" } }));

    /// <summary>The client of a gRPC channel: each call has a deadline of its own there, or DPG1302 asks for it.</summary>
    private static bool IsChannel(IOperation assignment) =>
        (ClientBuilders.Around(assignment) is { } registration && ClientBuilders.CallsFor(registration).Any(call => call.TargetMethod.Name == "AddGrpcClient")) ||
        assignment.WithEnclosing().OfType<ISimpleAssignmentOperation>().Any(IsOfChannel)
        || (Holder(assignment) is ILocalSymbol local && assignment.Body().DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Any(other => IsOfChannel(other) && SymbolEqualityComparer.Default.Equals(Variables.Of(other.Value), local)));

    private static bool IsOfChannel(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { Name: "HttpClient", ContainingType.Name: "GrpcChannelOptions" } };

    /// <summary>The registration around the assignment, or those of this file that are given the method in which it stands.</summary>
    private static IEnumerable<IInvocationOperation> Registrations(IOperation assignment)
    {
        if (ClientBuilders.Around(assignment) is { } call)
            return [call];
        if (assignment.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters.Count: > 0 } method || assignment.SemanticModel is not { } model)
            return [];
        return method.SyntaxTree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>()
            .Where(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == method.Identifier.ValueText)
            .Select(argument => argument.FirstAncestorOrSelf<InvocationExpressionSyntax>())
            .Select(user => user is null ? null : model.GetOperation(user))
            .OfType<IInvocationOperation>()
            .Where(user => ClientBuilders.Around(user) is not null);
    }

    private static bool IsLimitedByHandler(IInvocationOperation call) =>
        ClientBuilders.CallsFor(call).Any(ClientBuilders.LimitsTime)
        || call.Body().DescendantsAndSelf().OfType<IInvocationOperation>().Any(other =>
            other.TargetMethod.Name == "ConfigureHttpClientDefaults" && other.Descendants().OfType<IInvocationOperation>().Any(ClientBuilders.LimitsTime));

    private bool IsLimitedByCalls(ISimpleAssignmentOperation assignment)
    {
        var scope = Scope(assignment);
        var sent = Sent(scope).ToList();
        if (Holder(assignment) is ILocalSymbol variable && SentBy(variable, sent).ToList() is { Count: > 0 } own)
            sent = own;
        var hasTimer = scope.Any(TimedTokens.GivesTime);
        return sent.Count > 0 && sent.TrueForAll(call => TimedTokens.IsGivenTo(call) || (hasTimer && TakesOwnToken(call)) || IsStream(call, scope));
    }

    /// <summary>The member that calls with a variable, else the type.</summary>
    private IReadOnlyList<IOperation> Scope(ISimpleAssignmentOperation assignment) =>
        Holder(assignment) is ILocalSymbol local && SentBy(local, MemberFacts.Of(assignment).Operations).Any() ? MemberFacts.Of(assignment).Operations : [.. TypeOperations(assignment)];

    /// <summary>A token that the type itself makes, or hands to one of its private methods: not that of its caller.</summary>
    private static bool TakesOwnToken(IInvocationOperation call) => call.Arguments.Any(argument => argument.Value.Type?.Name == "CancellationToken" && argument.Value.Bare() switch
    {
        ILocalReferenceOperation => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol.DeclaredAccessibility: Accessibility.Private } => true,
        _ => false,
    });

    /// <summary>An answer that is read as it comes has no end that is known before.</summary>
    private static bool IsStream(IInvocationOperation call, IReadOnlyList<IOperation> scope) =>
        call.TargetMethod.Name is "GetStreamAsync"
        || (call.Arguments.Any(argument => argument.Value.Bare() is IFieldReferenceOperation { Field.Name: "ResponseHeadersRead" })
            && scope.Any(part => part is IInvocationOperation { TargetMethod.Name: "ReadAsStreamAsync" or "ReadAsStream" or "CopyToAsync" }));

    /// <summary>Requests of clients of this kind; what clients of other libraries send has their timeout.</summary>
    private IEnumerable<IInvocationOperation> Sent(IEnumerable<IOperation> operations) => operations.OfType<IInvocationOperation>()
        .Where(call => requests.Sends(call.TargetMethod) && call.Receiver()?.Bare().Type.WithBases().Any(type => type.Name == "HttpMessageInvoker") == true);

    private IEnumerable<IInvocationOperation> SentBy(ILocalSymbol client, IEnumerable<IOperation> operations) =>
        Sent(operations).Where(call => SymbolEqualityComparer.Default.Equals(Variables.Of(call.Receiver()), client));

    /// <summary>The operations of the type that holds or is given the client.</summary>
    private static IEnumerable<IOperation> TypeOperations(IOperation assignment) => assignment.SemanticModel is { } model
        ? Types(assignment, model).SelectMany(type => TypeBodies.Of(type, model)).SelectMany(body => body.DescendantsAndSelf())
        : [];

    /// <summary>The typed client, or the types that create the client by its name, or else the type around the assignment.</summary>
    private static IEnumerable<TypeDeclarationSyntax> Types(IOperation assignment, SemanticModel model)
    {
        if (TypedClient(assignment) is { } typed)
            return [typed];
        if (ClientBuilders.Around(assignment) is { } call && ClientBuilders.CallsFor(call).FirstOrDefault()?.ArgumentFor("name")?.ConstantValue is { HasValue: true, Value: string name })
            return assignment.Syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(made => made.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateClient" }
                    && made.ArgumentList.Arguments is [{ Expression: var given }] && name.Equals(model.GetConstantValue(given).Value))
                .Select(made => made.FirstAncestorOrSelf<TypeDeclarationSyntax>())
                .OfType<TypeDeclarationSyntax>();
        return assignment.Syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Take(1);
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
