using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>
/// Retries that a client is given where the same file registers or creates it: the retry policy of a gRPC client, the execution strategy of a
/// database context, the handlers of a typed HTTP client.
/// </summary>
internal sealed class ConfiguredRetries(KnownSymbols symbols)
{
    /// <summary>Entity Framework retries six times unless it is told otherwise (<c>ExecutionStrategy.DefaultMaxRetryCount</c>).</summary>
    private const int DatabaseAttempts = 7;

    private const string GrpcAttempts = "MaxAttempts";

    private static readonly HashSet<string> Markers =
    [
        "EnableRetryOnFailure", "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "AddPolicyHandler", "AddTransientHttpErrorPolicy",
    ];

    /// <summary>Where a file configures retries, found in one walk, which most files need not: they hold none of the names.</summary>
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<SyntaxNode>> _found = new();

    private readonly INamedTypeSymbol? _grpcClient = symbols.Find("Grpc.Core.ClientBase`1");
    private readonly INamedTypeSymbol? _context = symbols.Find("Microsoft.EntityFrameworkCore.DbContext");
    private readonly INamedTypeSymbol? _http = symbols.Find("System.Net.Http.HttpClient");

    /// <summary>Whether the compilation references none of the libraries.</summary>
    public bool IsEmpty => (_grpcClient ?? _context) is null && symbols.Find("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder") is null;

    /// <summary>Attempts that the client makes for this call; null if the file configures no retry for it.</summary>
    public int? Attempts(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        if (_grpcClient is not null && type.BaseType.Is(_grpcClient))
            return OfGrpc(call, type);
        if (call.Receiver()?.Bare().Type is { } context && call.TargetMethod.Name.StartsWith("SaveChanges", StringComparison.Ordinal) && context.Is(_context))
            return OfContext(call, context);
        return type.Is(_http) && call.Receiver() is { } client && Variables.Of(client) is IParameterSymbol or IFieldSymbol ? OfTypedClient(call) : null;
    }

    private int? OfGrpc(IInvocationOperation call, ITypeSymbol client)
    {
        foreach (var creation in Nodes<BaseObjectCreationExpressionSyntax>(call))
        {
            if (Operation(call, creation) is not IObjectCreationOperation { Type: { Name: "RetryPolicy" } policy } made || policy.NamespaceName() != "Grpc.Net.Client.Configuration")
                continue;

            if ((IsRegistered(creation, "AddGrpcClient", client) || IsSameMember(creation, call)) && OptionSettings.Of(made, GrpcAttempts)?.Value.Bare().ConstantValue is { HasValue: true, Value: int attempts and > 1 })
                return attempts;
        }

        return null;
    }

    private int? OfContext(IInvocationOperation call, ITypeSymbol context) => Nodes<InvocationExpressionSyntax>(call)
        .Any(one => Name(one) == "EnableRetryOnFailure"
            && (IsRegistered(one, "AddDbContext", context) || IsRegistered(one, "AddDbContextPool", context) || one.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText == context.Name))
        ? DatabaseAttempts
        : null;

    private int? OfTypedClient(IInvocationOperation call) => call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { Identifier.ValueText: var type }
        ? Nodes<InvocationExpressionSyntax>(call)
            .Where(one => Name(one) != "EnableRetryOnFailure" && IsRegistered(one, "AddHttpClient", type))
            .Select(one => Operation(call, one)).OfType<IInvocationOperation>()
            .Select(HandlerRegistration.Of).FirstOrDefault(registration => registration is not null)?.Attempts
        : null;

    private static bool IsRegistered(SyntaxNode node, string method, ITypeSymbol type) => IsRegistered(node, method, type.Name);

    /// <summary>The node stands in a statement that registers a client of the type: <c>Add…Client&lt;T&gt;(…)</c>.</summary>
    private static bool IsRegistered(SyntaxNode node, string method, string type) =>
        (node.FirstAncestorOrSelf<StatementSyntax>(one => one is not BlockSyntax) ?? node.FirstAncestorOrSelf<SyntaxNode>(one => one is ArrowExpressionClauseSyntax))?
            .AncestorsAndSelf().TakeWhile(outer => outer is not (MemberDeclarationSyntax or BlockSyntax { Parent: MemberDeclarationSyntax or LocalFunctionStatementSyntax }))
            .SelectMany(outer => outer.DescendantNodes().OfType<GenericNameSyntax>())
            .Any(name => name.Identifier.ValueText == method && LastName(name.TypeArgumentList.Arguments.Last()) == type) == true;

    private static bool IsSameMember(SyntaxNode node, IOperation call) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.Span.Contains(call.Syntax.Span) && member is not BaseTypeDeclarationSyntax;

    private IEnumerable<T> Nodes<T>(IOperation call)
        where T : SyntaxNode => _found.GetOrAdd(call.Syntax.SyntaxTree, tree => MayConfigure(tree.GetText().ToString()) ? [.. tree.GetRoot().DescendantNodes().Where(IsMarker)] : []).OfType<T>();

    private static bool MayConfigure(string text) => text.Contains(GrpcAttempts) || Markers.Any(text.Contains);

    /// <summary>A call that adds retries, or an initializer of gRPC's retry policy.</summary>
    private static bool IsMarker(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => Name(call) is { } name && Markers.Contains(name),
        BaseObjectCreationExpressionSyntax { Initializer.Expressions: var settings } => settings.Any(one => one is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: GrpcAttempts } }),
        _ => false,
    };

    private static IOperation? Operation(IOperation call, SyntaxNode node) => call.SemanticModel?.GetOperation(node);

    private static string? Name(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
