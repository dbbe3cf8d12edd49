using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Follows an expression back along the calls that built it, and through variables and fields to their initial values.</summary>
internal static class Chains
{
    private const int Longest = 64;

    /// <summary>The calls that built the value, last first.</summary>
    public static IEnumerable<IInvocationOperation> Calls(IOperation? value)
    {
        var current = value;
        for (var i = 0; i < Longest && current is not null; i++)
        {
            current = current.Bare();
            if (current is IInvocationOperation call)
            {
                yield return call;
                current = call.Receiver();
            }
            else
            {
                current = Initial(current);
            }
        }
    }

    /// <summary>What the chain starts with: a parameter, a variable that is given from outside, a creation.</summary>
    public static IOperation Root(IOperation value)
    {
        var current = value.Bare();
        for (var i = 0; i < Longest; i++)
        {
            var next = current is IInvocationOperation call ? call.Receiver() : current is IPropertyReferenceOperation { Instance: { } instance } ? instance : null;
            if (next is null)
                return current;
            current = next.Bare();
        }

        return current;
    }

    /// <summary>The initial value of a variable, or of a field or property of the same file; null if there is none.</summary>
    public static IOperation? Initial(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => LocalValue.Of(local),
        IFieldReferenceOperation field => LocalValue.Of(field) ?? Declared(field.Field, field),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => Declared(property.Property, property),
        _ => null,
    };

    private static IOperation? Declared(ISymbol member, IOperation user)
    {
        if (member.DeclaringSyntaxReferences is not [var declaration] || declaration.SyntaxTree != user.Syntax.SyntaxTree || user.SemanticModel is not { } model)
            return null;
        var value = declaration.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value ?? Assigned(variable.Identifier.ValueText, variable),
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression ?? Assigned(property.Identifier.ValueText, property),
            _ => null,
        };
        return value is null ? null : model.GetOperation(value);
    }

    /// <summary>The value that a constructor of the same type assigns, if one assignment stands there.</summary>
    private static ExpressionSyntax? Assigned(string name, Microsoft.CodeAnalysis.SyntaxNode declaration)
    {
        var values = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<ConstructorDeclarationSyntax>()
            .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var target } && target == name
                || assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var member } && member == name)
            .Select(assignment => assignment.Right)
            .Take(2)
            .ToList();
        return values is [var value] ? value : null;
    }
}
