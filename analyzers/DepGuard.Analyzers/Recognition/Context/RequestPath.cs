using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Context;

/// <summary>Recognises code that runs while somebody waits for an answer: controllers, endpoints, middleware, filters, handlers, hubs.</summary>
internal sealed class RequestPath
{
    private static readonly string[] Handlers =
    [
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata",
        "Microsoft.AspNetCore.Http.IMiddleware", "Microsoft.AspNetCore.Http.IEndpointFilter", "Microsoft.AspNetCore.SignalR.Hub",
        "Microsoft.AspNetCore.Authentication.IAuthenticationHandler", "Microsoft.AspNetCore.Authorization.IAuthorizationHandler",
        "Microsoft.AspNetCore.Authentication.IClaimsTransformation", "System.Net.Http.DelegatingHandler", "MassTransit.IConsumer",
    ];

    private readonly HashSet<ISymbol> _handlers;
    private readonly HashSet<string> _stated;
    private readonly INamedTypeSymbol? _context;
    private readonly INamedTypeSymbol? _grpcContext;

    public RequestPath(KnownSymbols symbols, AnalyzerSettings settings)
    {
        _handlers = new(symbols.FindAll(Handlers), SymbolEqualityComparer.Default);
        _stated = [.. settings.List("request_path_types")];
        _context = symbols.Find("Microsoft.AspNetCore.Http.HttpContext");
        _grpcContext = symbols.Find("Grpc.Core.ServerCallContext");
    }

    /// <summary>Whether the operation of <paramref name="member"/> runs while a request is answered.</summary>
    public bool Contains(IOperation operation, ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && IsHandler(method)
        || operation.WithEnclosing().OfType<IAnonymousFunctionOperation>().Any(IsEndpoint);

    private bool IsHandler(IMethodSymbol method) =>
        method.ContainingType.IsAny(_handlers)
        || (_stated.Count > 0 && method.ContainingType.WithContracts().Any(type => _stated.Contains(type.ToDisplayString())))
        || method.Parameters.Any(parameter => Is(parameter.Type, _grpcContext) || (Is(parameter.Type, _context) && method.Name is "Invoke" or "InvokeAsync"));

    /// <summary>The delegate of a minimal API: <c>app.MapGet("/", …)</c>, <c>app.Use(…)</c>, <c>app.Run(…)</c>.</summary>
    private static bool IsEndpoint(IAnonymousFunctionOperation lambda) =>
        lambda.WithEnclosing().OfType<IInvocationOperation>().FirstOrDefault() is { TargetMethod: { } method }
        && (method.Name.StartsWith("Map", StringComparison.Ordinal) || method.Name is "Use" or "Run" or "AddEndpointFilter")
        && method.ContainingType.NamespaceName().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
