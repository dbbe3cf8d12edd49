using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Finds the cancellation token that a call could be given: a parameter, the token of the request that is answered, a field.</summary>
internal sealed class ReachableTokens
{
    /// <summary>Contexts that a function may be given, with the path from them to the token of the request, message or job.</summary>
    private static readonly (string Type, string Path)[] Contexts =
    [
        ("Microsoft.AspNetCore.Http.HttpContext", "RequestAborted"),
        ("Microsoft.AspNetCore.Mvc.ActionContext", "HttpContext.RequestAborted"),
        ("Microsoft.AspNetCore.Http.EndpointFilterInvocationContext", "HttpContext.RequestAborted"),
        ("Grpc.Core.ServerCallContext", "CancellationToken"),
        ("MassTransit.PipeContext", "CancellationToken"),
        ("Quartz.IJobExecutionContext", "CancellationToken"),
    ];

    /// <summary>Types whose instances answer one request.</summary>
    private static readonly string[] RequestHandlers = ["Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel"];

    private readonly INamedTypeSymbol? _token;
    private readonly INamedTypeSymbol? _tokenSource;
    private readonly IReadOnlyList<(INamedTypeSymbol Type, string Path)> _contexts;
    private readonly HashSet<ISymbol> _requestHandlers;

    public ReachableTokens(KnownSymbols symbols)
    {
        _token = symbols.Find("System.Threading.CancellationToken");
        _tokenSource = symbols.Find("System.Threading.CancellationTokenSource");
        _contexts = [.. Contexts.Select(known => (Type: symbols.Find(known.Type), known.Path)).Where(known => known.Type is not null).Select(known => (known.Type!, known.Path))];
        _requestHandlers = new(symbols.FindAll(RequestHandlers), SymbolEqualityComparer.Default);
    }

    /// <summary>The token that is nearest to an operation of <paramref name="member"/>, as C# writes it; null if there is none.</summary>
    public string? At(IOperation operation, ISymbol member)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            var function = outer switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is null)
                continue;
            if (OfParameters(function) is { } token)
                return token;
            if (function.IsStatic || (outer is IAnonymousFunctionOperation made && !RunsWithin(made)))
                return null;
        }

        return member is IMethodSymbol method && method.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor)
            ? OfParameters(method) ?? OfInstance(method)
            : null;
    }

    private string? OfParameters(IMethodSymbol function)
    {
        var parameters = function.Parameters.Where(parameter => parameter.RefKind == RefKind.None && parameter.Name.Length > 0).ToList();
        return parameters.Find(parameter => IsToken(parameter.Type))?.Name
            ?? parameters.SelectMany(parameter => _contexts.Where(known => parameter.Type.Is(known.Type)).Select(known => $"{parameter.Name}.{known.Path}")).FirstOrDefault();
    }

    private string? OfInstance(IMethodSymbol method)
    {
        if (!method.IsStatic && method.ContainingType.IsAny(_requestHandlers))
            return "HttpContext.RequestAborted";
        foreach (var field in method.ContainingType.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.IsImplicitlyDeclared || (method.IsStatic && !field.IsStatic))
                continue;
            if (IsToken(field.Type))
                return field.Name;
            if (field.IsReadOnly && SymbolEqualityComparer.Default.Equals(field.Type, _tokenSource))
                return $"{field.Name}.Token";
        }

        return null;
    }

    /// <summary>What a cache keeps for others must not end with the first who asked for it.</summary>
    private static bool IsShared(IMethodSymbol method) =>
        method.Name.StartsWith("GetOrAdd", StringComparison.Ordinal) || method.Name.StartsWith("GetOrCreate", StringComparison.Ordinal) || method.Name.StartsWith("AddOrUpdate", StringComparison.Ordinal);

    private bool IsToken(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, _token);

    /// <summary>Whether the lambda runs while the function around it does: it is handed to a call that is awaited, returned or kept in a variable.</summary>
    private static bool RunsWithin(IAnonymousFunctionOperation lambda)
    {
        var user = lambda.WithEnclosing().Skip(1).FirstOrDefault(outer => outer is not (IDelegateCreationOperation or IConversionOperation or IArgumentOperation));
        if (user is not IInvocationOperation call || IsShared(call.TargetMethod))
            return false;
        foreach (var outer in user.WithEnclosing())
        {
            if (outer is IAwaitOperation or IReturnOperation or IVariableDeclaratorOperation)
                return true;
            if (outer is IBlockOperation or IExpressionStatementOperation or IAnonymousFunctionOperation)
                return false;
        }

        return false;
    }
}
