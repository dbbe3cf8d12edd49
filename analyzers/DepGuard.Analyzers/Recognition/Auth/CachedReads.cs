using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Tells whether code looks into a cache before it asks: a cache or dictionary, or a field that it tests.</summary>
internal static class CachedReads
{
    private static readonly string[] Readers = ["Get", "TryGet", "Read", "Find", "Lookup", "Fetch"];

    /// <summary>Whether the member looks before the call, or the members of the same type do from which it is called.</summary>
    public static bool Precede(IInvocationOperation call, ISymbol member) => IsRead(call, call.Body()) || Callers(call, member).Any(use => IsRead(use, use.Body()));

    /// <summary>Whether the operation is part of what a cache runs when it lacks the value.</summary>
    public static bool IsWithin(IOperation operation) => operation.WithEnclosing().Any(IsCacheCall);

    /// <summary>Whether some member of the type looks into a cache.</summary>
    public static bool AreIn(IOperation body) => body.DescendantsAndSelf().Any(part => IsCacheCall(part) || IsTested(part));

    private static bool IsRead(IOperation call, IOperation body) =>
        call.WithEnclosing().Any(outer => IsCacheCall(outer) || outer is ICoalesceAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation })
        || body.DescendantsAndSelf().Any(part => part.Syntax.SpanStart < call.Syntax.Span.End && !ReferenceEquals(part, call) && (IsCacheCall(part) || IsTested(part)));

    private static bool IsCacheCall(IOperation part) => part is IInvocationOperation call
        && Array.Exists(Readers, start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal))
        && call.Receiver()?.Bare().Type is { } type
        && (IsCache(type.Name) || type.AllInterfaces.Any(contract => IsCache(contract.Name)));

    private static bool IsCache(string type) =>
        type.IndexOf("Cache", StringComparison.Ordinal) >= 0 || type.EndsWith("Dictionary", StringComparison.Ordinal) || type.IndexOf("Lazy", StringComparison.Ordinal) >= 0;

    /// <summary>A field or property of the type, which can change, is part of a condition.</summary>
    private static bool IsTested(IOperation part) => part switch
    {
        IConditionalOperation choice => Changes(choice.Condition),
        ICoalesceOperation choice => Changes(choice.Value),
        ISwitchOperation choice => Changes(choice.Value),
        _ => false,
    };

    private static bool Changes(IOperation condition) => condition.OwnDescendants().Any(part => part switch
    {
        IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false }, Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation { Property.SetMethod: not null, Instance: null or IInstanceReferenceOperation } property => !property.Property.DeclaringSyntaxReferences.IsEmpty,
        IPropertyReferenceOperation { Property.Name: "Value", Instance: IFieldReferenceOperation } => true,
        _ => false,
    });

    /// <summary>Calls of the member in the other members of its type, in the same file.</summary>
    private static IEnumerable<IInvocationOperation> Callers(IOperation call, ISymbol member)
    {
        if (call.SemanticModel is not { } model || call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            yield break;
        foreach (var use in type.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(use => NameOf(use) == member.Name))
            if (model.GetOperation(use) is IInvocationOperation caller && SymbolEqualityComparer.Default.Equals(caller.TargetMethod.OriginalDefinition, member))
                yield return caller;
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
