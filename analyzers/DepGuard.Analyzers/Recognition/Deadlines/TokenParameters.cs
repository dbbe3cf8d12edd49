using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Knows whether a call could be given a cancellation token: by a parameter that it leaves out, or by another overload.</summary>
internal sealed class TokenParameters(KnownSymbols symbols)
{
    private readonly INamedTypeSymbol? _token = symbols.Find("System.Threading.CancellationToken");

    /// <summary>The argument that hands the call a token; null if none is written.</summary>
    public IOperation? Given(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Parameter?.Type))?.Value;

    /// <summary>Whether the call is given no token although it, or an overload that otherwise takes the same, would accept one.</summary>
    public bool IsLeftOut(IInvocationOperation call, Compilation compilation, ISymbol member)
    {
        if (call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.ParamArray || MayCarryToken(argument)))
            return false;
        return call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && IsToken(argument.Parameter?.Type))
            || (!call.TargetMethod.Parameters.Any(parameter => IsToken(parameter.Type)) && HasOverload(call.TargetMethod, compilation, member));
    }

    /// <summary>A token that is written, or an argument inside of which one may travel.</summary>
    private bool MayCarryToken(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.Explicit && (IsToken(argument.Parameter?.Type) || argument.Parameter?.Type.Name is "CallOptions" or "ResilienceContext" or "RequestContext");

    private bool HasOverload(IMethodSymbol method, Compilation compilation, ISymbol member) => method.ContainingType.WithBases()
        .SelectMany(type => type.GetMembers(method.Name).OfType<IMethodSymbol>())
        .Any(other => other.IsStatic == method.IsStatic
            && other.Arity == method.Arity
            && compilation.IsSymbolAccessibleWithin(other, member.ContainingType ?? (ISymbol)compilation.Assembly)
            && !other.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")
            && AddsToken(method.Arity > 0 ? other.Construct(method.TypeArguments.ToArray()) : other, method));

    /// <summary>Whether the overload takes the same parameters in the same order, and a token; other additions are optional.</summary>
    private bool AddsToken(IMethodSymbol other, IMethodSymbol method)
    {
        var hasToken = false;
        var next = 0;
        foreach (var parameter in other.Parameters)
        {
            if (next < method.Parameters.Length && SymbolEqualityComparer.Default.Equals(parameter.Type, method.Parameters[next].Type))
                next++;
            else if (IsToken(parameter.Type))
                hasToken = true;
            else if (!parameter.IsOptional)
                return false;
        }

        return hasToken && next == method.Parameters.Length && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType);
    }

    private bool IsToken(ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type, _token);
}
