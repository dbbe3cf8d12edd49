using System.Collections.Immutable;
using System.Globalization;
using DepGuard.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Source.Values;

/// <summary>
/// Follows a text back to what it is made of: constants of any file, concatenation, settings, options that are bound to a section, arguments of
/// helper methods. What a value may be besides, as the other branch of a condition, is an alternative; whatever else is unknown.
/// </summary>
/// <param name="code">The sources.</param>
internal sealed class CodeValues(SolutionCode code)
{
    private const int Deepest = 12;
    private const int MostAlternatives = 8;

    /// <summary>Expressions that are looked at for one value; a program that needs more has another way to say what it calls.</summary>
    private const int MostSteps = 2_000;

    private static readonly ImmutableDictionary<string, IReadOnlyList<CodeValue>> Nothing = ImmutableDictionary<string, IReadOnlyList<CodeValue>>.Empty;

    private readonly Sections _sections = new(code);
    private int _steps;

    /// <summary>What the expression may be; those of which nothing is known are left out.</summary>
    public IReadOnlyList<CodeValue> Of(IOperation? expression)
    {
        _steps = 0;
        return [.. Of(expression, Nothing, Deepest).Where(value => value.IsKnown).DistinctBy(value => (value.Text, value.Setting, value.Origin))];
    }

    private IReadOnlyList<CodeValue> Of(IOperation? expression, ImmutableDictionary<string, IReadOnlyList<CodeValue>> arguments, int depth)
    {
        if (expression?.Bare() is not { } bare || depth == 0 || _steps++ > MostSteps)
            return [CodeValue.Unknown];
        if (bare.ConstantValue is { HasValue: true, Value: { } constant })
            return [CodeValue.Of(Convert.ToString(constant, CultureInfo.InvariantCulture) ?? string.Empty)];
        return bare switch
        {
            IInterpolatedStringOperation text => text.Parts.Aggregate(One(CodeValue.Of(string.Empty)), (value, part) => Joined(value, Of(Content(part), arguments, depth - 1))),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Joined(Of(sum.LeftOperand, arguments, depth - 1), Of(sum.RightOperand, arguments, depth - 1)),
            ICoalesceOperation either => Otherwise(Of(either.Value, arguments, depth - 1), Of(either.WhenNull, arguments, depth - 1)),
            IConditionalOperation either => [.. Of(either.WhenTrue, arguments, depth - 1).Concat(Of(either.WhenFalse, arguments, depth - 1)).Take(MostAlternatives)],
            IConditionalAccessOperation access => Of(access.WhenNotNull is IInvocationOperation ? access.Operation : access.WhenNotNull, arguments, depth - 1),
            IObjectCreationOperation { Type.Name: "Uri" or "UriBuilder", Arguments: [var address, ..] } => Of(address.Value, arguments, depth - 1),
            IInvocationOperation call => OfCall(call, arguments, depth - 1),
            IPropertyReferenceOperation property => OfProperty(property, arguments, depth - 1),
            ILocalReferenceOperation local => Of(LocalValue.Of(local), arguments, depth - 1),
            IFieldReferenceOperation field => OfMember(field.Field, depth - 1),
            IParameterReferenceOperation parameter => arguments.GetValueOrDefault(parameter.Parameter.Name) ?? OfParameter(parameter.Parameter, depth - 1),
            _ => [CodeValue.Unknown],
        };
    }

    private static IReadOnlyList<CodeValue> One(CodeValue value) => [value];

    private static IOperation Content(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolationOperation hole => hole.Expression,
        IInterpolatedStringTextOperation text => text.Text,
        _ => part,
    };

    private static List<CodeValue> Joined(IReadOnlyList<CodeValue> first, IReadOnlyList<CodeValue> second) =>
        [.. first.SelectMany(one => second.Select(one.Then)).Take(MostAlternatives)];

    /// <summary>Of a setting with a value for its absence, both in one.</summary>
    private static IReadOnlyList<CodeValue> Otherwise(IReadOnlyList<CodeValue> first, IReadOnlyList<CodeValue> second) =>
        first is [{ Setting: not null } setting] && second is [{ Setting: null } text] ? [setting with { Text = text.Text }] : [.. first.Concat(second).Take(MostAlternatives)];

    private IReadOnlyList<CodeValue> OfCall(IInvocationOperation call, ImmutableDictionary<string, IReadOnlyList<CodeValue>> arguments, int depth)
    {
        var first = call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value;
        switch (call.TargetMethod.Name)
        {
            case "GetValue" or "GetConnectionString" or "GetRequiredValue" when Sections.IsConfiguration(call.Receiver()?.Bare().Type):
                return Of(first, arguments, depth) is [{ IsWhole: true, Text: { Length: > 0 } key }, ..]
                    ? Setting(_sections.Path(call.Receiver()), call.TargetMethod.Name == "GetConnectionString" ? $"ConnectionStrings:{key}" : key)
                    : [CodeValue.Unknown];
            case "GetEnvironmentVariable" when call.TargetMethod.ContainingType.Name == "Environment":
                return Of(first, arguments, depth) is [{ IsWhole: true, Text: { Length: > 0 } name }, ..] ? [new CodeValue(string.Empty, name, IsWhole: true)] : [CodeValue.Unknown];
            case "ToString" or "TrimEnd" or "Trim" or "TrimStart" or "ToLowerInvariant" when call.Instance is { } instance:
                return Of(instance, arguments, depth);
            case "Concat" or "Format" when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String:
                return Of(call.Arguments.FirstOrDefault()?.Value, arguments, depth) is [var start, ..] ? [call.TargetMethod.Name == "Format" ? BeforeHole(start) : start with { IsWhole = false }] : [CodeValue.Unknown];
            default:
                return OfMethod(call, arguments, depth);
        }
    }

    private static CodeValue BeforeHole(CodeValue format) =>
        format.Text.IndexOf('{', StringComparison.Ordinal) is var hole and >= 0 ? format with { Text = format.Text[..hole], IsWhole = false } : format;

    private static IReadOnlyList<CodeValue> Setting(string? section, string key) =>
        section is null ? [CodeValue.Unknown] : [new CodeValue(string.Empty, section.Length == 0 ? key : $"{section}:{key}", IsWhole: true)];

    /// <summary>What a helper method returns for these arguments.</summary>
    private IReadOnlyList<CodeValue> OfMethod(IInvocationOperation call, ImmutableDictionary<string, IReadOnlyList<CodeValue>> arguments, int depth)
    {
        if (SolutionCode.Declarations(call.TargetMethod).FirstOrDefault() is not { } declaration)
            return [CodeValue.Unknown];
        var given = call.Arguments.Where(argument => argument.Parameter is not null)
            .ToImmutableDictionary(argument => argument.Parameter!.Name, argument => Of(argument.Value, arguments, depth));
        return [.. Returned(declaration).Select(code.Operation).SelectMany(value => Of(value, given, depth)).Take(MostAlternatives)];
    }

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var value } => [value],
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } => [value],
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => [value],
        _ => declaration.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).OfType<ExpressionSyntax>(),
    };

    private IReadOnlyList<CodeValue> OfProperty(IPropertyReferenceOperation property, ImmutableDictionary<string, IReadOnlyList<CodeValue>> arguments, int depth)
    {
        if (property.Property.IsIndexer)
            return Sections.IsConfiguration(property.Instance?.Bare().Type) && Of(property.Arguments.FirstOrDefault()?.Value, arguments, depth) is [{ IsWhole: true, Text: { Length: > 0 } key }, ..]
                ? Setting(_sections.Path(property.Instance), key)
                : [CodeValue.Unknown];
        if (property.Property is { Name: "Value" } && Sections.IsConfiguration(property.Instance?.Bare().Type))
            return _sections.Path(property.Instance) is { Length: > 0 } section ? [new CodeValue(string.Empty, section, IsWhole: true)] : [CodeValue.Unknown];
        if (property.Property is { Name: "Uri" or "AbsoluteUri", ContainingType.Name: "Uri" or "UriBuilder" })
            return Of(property.Instance, arguments, depth);
        var stated = OfMember(property.Property, depth);
        return _sections.Key(property) is { } bound ? [new CodeValue(stated.FirstOrDefault(value => value.Text.Length > 0)?.Text ?? string.Empty, bound, IsWhole: true)] : stated;
    }

    /// <summary>The initial value of a field or property or, if it has none, what its type assigns.</summary>
    private IReadOnlyList<CodeValue> OfMember(ISymbol member, int depth)
    {
        if (SolutionCode.Declarations(member).FirstOrDefault() is not { } declaration)
            return [CodeValue.Unknown];
        var initial = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => [value],
            PropertyDeclarationSyntax { Initializer.Value: { } value } => [value],
            PropertyDeclarationSyntax { AccessorList: null } or PropertyDeclarationSyntax { AccessorList.Accessors: [{ Keyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.GetKeyword, Body: not null }] } => Returned(declaration),
            _ => code.Assigned(member.Name).Where(value => value.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText == type.Identifier.ValueText),
        };
        return initial.Select(code.Operation).SelectMany(value => Of(value, Nothing, depth)).Take(MostAlternatives).DefaultIfEmpty(CodeValue.Unknown).ToList();
    }

    /// <summary>What callers give to a parameter; where they do so is where the value stands.</summary>
    private List<CodeValue> OfParameter(IParameterSymbol parameter, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method || parameter.DeclaringSyntaxReferences.Length == 0)
            return [CodeValue.Unknown];
        var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        return
        [
            .. code.Calls(name).SelectMany(call => Given(call, method, parameter)).Take(MostAlternatives)
                .SelectMany(value => Of(value, Nothing, depth).Select(one => one with { Origin = one.Origin ?? value.Syntax }))
                .DefaultIfEmpty(CodeValue.Unknown),
        ];
    }

    private static IEnumerable<IOperation> Given(IOperation call, IMethodSymbol method, IParameterSymbol parameter)
    {
        var (target, arguments) = call switch
        {
            IInvocationOperation made => (made.TargetMethod, made.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } made => (constructor, made.Arguments),
            _ => ((IMethodSymbol?)null, []),
        };
        return SolutionCode.AreSame(target, method) ? arguments.Where(argument => argument.Parameter?.Ordinal == parameter.Ordinal).Select(argument => argument.Value) : [];
    }
}
