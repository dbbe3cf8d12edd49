using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>
/// Knows the gRPC clients whose calls are given a deadline where the clients are registered: from the call that is being answered, by an
/// interceptor, or by a resilience handler. It reads the compilation's syntax once, and only when a call without deadline asks.
/// </summary>
internal sealed class ClientDeadlines
{
    private static readonly string[] Handlers = ["EnableCallContextPropagation", "AddStandardResilienceHandler", "AddStandardHedgingHandler"];
    private static readonly string[] Interceptions = ["AddInterceptor", "Intercept"];

    /// <summary>In the place of a client's name; no type has such a name.</summary>
    private const string Unknown = "?", Other = "-";

    private const int Longest = 64;

    private readonly Lazy<(bool All, HashSet<string> Clients)> _found;

    public ClientDeadlines(Compilation compilation, CancellationToken cancellation) => _found = new(() => Find(compilation, cancellation));

    /// <summary>Whether calls of the client have a deadline, or may have one.</summary>
    public bool Cover(INamedTypeSymbol client) => _found.Value.All || _found.Value.Clients.Contains(client.Name);

    private static (bool All, HashSet<string> Clients) Find(Compilation compilation, CancellationToken cancellation)
    {
        var interceptors = new HashSet<string>(Roots(compilation, ["Interceptor"], cancellation)
            .SelectMany(root => root.DescendantNodes(IsOuter).OfType<ClassDeclarationSyntax>())
            .Where(SetsDeadline)
            .Select(type => type.Identifier.ValueText));
        var clients = new HashSet<string>(Roots(compilation, Handlers.Concat(Interceptions).ToList(), cancellation)
            .SelectMany(root => root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => SetsDeadline(call, interceptors))
            .Select(Client));
        return (clients.Contains(Unknown), clients);
    }

    /// <summary>Files in which one of the words occurs.</summary>
    private static IEnumerable<SyntaxNode> Roots(Compilation compilation, IReadOnlyList<string> words, CancellationToken cancellation) =>
        from tree in compilation.SyntaxTrees
        let text = tree.GetText(cancellation).ToString()
        where words.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0)
        select tree.GetRoot(cancellation);

    private static bool IsOuter(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    /// <summary>An interceptor that gives calls a deadline.</summary>
    private static bool SetsDeadline(ClassDeclarationSyntax type) =>
        type.BaseList?.Types.Any(one => LastName(one.Type).EndsWith("Interceptor", StringComparison.Ordinal)) == true
        && type.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToList() is var names
        && (names.Contains("WithDeadline") || (names.Contains("CallOptions") && names.Exists(name => name.IndexOf("deadline", StringComparison.OrdinalIgnoreCase) >= 0)));

    private static bool SetsDeadline(InvocationExpressionSyntax call, HashSet<string> interceptors) => Name(call) is { } name
        && (Handlers.Contains(name) || (Interceptions.Contains(name) && Intercepts(call, interceptors)));

    private static bool Intercepts(InvocationExpressionSyntax call, HashSet<string> interceptors)
    {
        var named = new[] { (call.Expression as MemberAccessExpressionSyntax)?.Name }.OfType<GenericNameSyntax>().SelectMany(name => name.TypeArgumentList.Arguments)
            .Concat(call.ArgumentList.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Select(made => made.Type))
            .Concat(call.ArgumentList.DescendantNodes().OfType<TypeArgumentListSyntax>().SelectMany(types => types.Arguments))
            .Select(LastName)
            .ToList();
        // What a variable holds is not looked up: if there is an interceptor with deadlines, it may be this.
        return named.Count == 0 ? interceptors.Count > 0 : named.Exists(type => Sets(type, interceptors));
    }

    /// <summary>An interceptor of this compilation is known by its code, one of another assembly only by its name.</summary>
    private static bool Sets(string type, HashSet<string> interceptors) => interceptors.Contains(type) || type.Contains("Deadline");

    /// <summary>The <c>T</c> of <c>AddGrpcClient&lt;T&gt;</c> from which the chain of calls comes, or that it is for another kind of client, or unknown.</summary>
    private static string Client(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? current = call;
        for (var i = 0; i < Longest && current is not null; i++)
        {
            switch (current)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "AddGrpcClient", TypeArgumentList.Arguments: [var type, ..] } } }:
                    return LastName(type);
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddHttpClient" or "AddRefitClient" } }:
                    return Other;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    current = access.Expression;
                    break;
                case IdentifierNameSyntax variable:
                    current = Initial(variable);
                    break;
                default:
                    return Unknown;
            }
        }

        return Unknown;
    }

    private static ExpressionSyntax? Initial(IdentifierNameSyntax variable) => variable.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
        .OfType<VariableDeclaratorSyntax>()
        .FirstOrDefault(one => one.Identifier.ValueText == variable.Identifier.ValueText && !one.Span.Contains(variable.Span))?.Initializer?.Value;

    private static string? Name(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
