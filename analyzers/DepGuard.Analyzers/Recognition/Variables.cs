using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>The variable that an expression names.</summary>
internal static class Variables
{
    /// <summary>A local variable, parameter, field or property; null for other expressions.</summary>
    public static ISymbol? Of(IOperation? operation) => operation?.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field.IsConst: false } field => field.Field,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property,
        IDeclarationExpressionOperation declared => Of(declared.Expression),
        _ => null,
    };
}
