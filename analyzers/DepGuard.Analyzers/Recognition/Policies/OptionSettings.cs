using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Properties that an object initializer sets.</summary>
internal static class OptionSettings
{
    /// <summary>The assignment to the property; null if the initializer does not set it.</summary>
    public static ISimpleAssignmentOperation? Of(IObjectCreationOperation creation, string property) => creation.Initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property);

    /// <summary>Whether some statement of the member sets the property on the variable that the creation is assigned to.</summary>
    public static bool IsSetLater(IObjectCreationOperation creation, string property) =>
        creation.WithEnclosing().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol is { } variable
        && MemberFacts.Of(creation).SetOn(variable).Any(assignment =>
            assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property
            && SymbolEqualityComparer.Default.Equals(Variables.Of(target.Instance), variable));
}
