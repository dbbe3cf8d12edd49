using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Puts an <c>await</c> into a function, which becomes asynchronous if it is not; its callers then await it.</summary>
internal static class AsyncFunction
{
    /// <summary>The solution with the replacement; null if the function, or one of its callers, has to stay as it is.</summary>
    /// <param name="site">The place of the fault.</param>
    /// <param name="old">The expression that blocks.</param>
    /// <param name="replacement">What awaits instead.</param>
    /// <param name="cancellation">Ends the search for callers.</param>
    public static async Task<Solution?> ReplaceAsync(FixSite site, SyntaxNode old, SyntaxNode replacement, CancellationToken cancellation)
    {
        var function = Around(old);
        if (function is null ? old.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null : IsAsync(function))
            return site.Document.WithSyntaxRoot(site.Root.ReplaceNode(old, replacement)).Project.Solution;
        if (function is null)
            return null;

        var editor = new SolutionEditor(site.Solution);
        var document = await editor.GetDocumentEditorAsync(site.Document.Id, cancellation).ConfigureAwait(false);
        document.ReplaceNode(old, replacement);
        return await TryMakeAsync(site, function, editor, cancellation).ConfigureAwait(false) ? editor.GetChangedSolution() : null;
    }

    /// <summary>The method, local function or lambda around the syntax; null in initializers, accessors and constructors.</summary>
    public static SyntaxNode? Around(SyntaxNode syntax) =>
        syntax.Ancestors().FirstOrDefault(outer =>
            outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax)
        is var outer and (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax) ? outer : null;

    /// <summary>Whether the function may await.</summary>
    public static bool IsAsync(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    /// <summary>The solution in which an <c>async void</c> function returns a task; null if it, or one of its callers, has to stay as it is.</summary>
    public static async Task<Solution?> ReturnTaskAsync(FixSite site, SyntaxNode? function, CancellationToken cancellation)
    {
        if (function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)
            || site.Model.GetDeclaredSymbol(function, cancellation) is not IMethodSymbol { ReturnsVoid: true } symbol || !IsFree(symbol, function))
            return null;
        var editor = new SolutionEditor(site.Solution);
        return await TryReturnTaskAsync(site, function, symbol, editor, (changed, type) => WithReturned(changed, type), cancellation).ConfigureAwait(false)
            ? editor.GetChangedSolution()
            : null;
    }

    private static async Task<bool> TryMakeAsync(FixSite site, SyntaxNode function, SolutionEditor editor, CancellationToken cancellation)
    {
        var symbol = function is AnonymousFunctionExpressionSyntax
            ? site.Model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol
            : site.Model.GetDeclaredSymbol(function, cancellation) as IMethodSymbol;
        if (symbol is null || !IsFree(symbol, function))
            return false;

        var document = await editor.GetDocumentEditorAsync(site.Document.Id, cancellation).ConfigureAwait(false);
        if (function is AnonymousFunctionExpressionSyntax)
        {
            document.ReplaceNode(function, (current, _) => ((AnonymousFunctionExpressionSyntax)current).WithAsync());
            return !symbol.ReturnsVoid && !IsTask(symbol.ReturnType);
        }

        if (IsTask(symbol.ReturnType))
        {
            var hasResult = symbol.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 };
            document.ReplaceNode(function, (current, _) => WithAsync(TaskReturns.Awaited(current, hasResult), returned: null));
            return true;
        }

        return await TryReturnTaskAsync(site, function, symbol, editor, (changed, type) => WithAsync(changed, type), cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> TryReturnTaskAsync(
        FixSite site, SyntaxNode function, IMethodSymbol symbol, SolutionEditor editor, Func<SyntaxNode, TypeSyntax, SyntaxNode> change, CancellationToken cancellation)
    {
        if (Returned(site.Model.Compilation, symbol) is not { } task || !await Callers.AwaitAllAsync(symbol, function, editor, cancellation).ConfigureAwait(false))
            return false;
        var document = await editor.GetDocumentEditorAsync(site.Document.Id, cancellation).ConfigureAwait(false);
        var type = (TypeSyntax)document.Generator.TypeExpression(task).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
        document.ReplaceNode(function, (current, _) => change(current, type));
        return true;
    }

    /// <summary>Whether nothing but its callers depends on the signature, and its body may await.</summary>
    private static bool IsFree(IMethodSymbol symbol, SyntaxNode function) =>
        !symbol.IsOverride && !symbol.IsVirtual && !symbol.IsAbstract && !symbol.IsPartialDefinition && symbol.PartialDefinitionPart is null
        && symbol.ExplicitInterfaceImplementations.IsEmpty && !symbol.ReturnsByRef && !symbol.ReturnsByRefReadonly
        && symbol.Parameters.All(parameter => parameter.RefKind == RefKind.None)
        && !function.DescendantNodes().OfType<YieldStatementSyntax>().Any()
        && !Implements(symbol);

    private static bool Implements(IMethodSymbol symbol) => symbol.MethodKind == MethodKind.Ordinary && symbol.ContainingType.AllInterfaces
        .SelectMany(contract => contract.GetMembers(symbol.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks";

    private static ITypeSymbol? Returned(Compilation compilation, IMethodSymbol symbol) => symbol.ReturnsVoid
        ? compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")
        : compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1")?.Construct(symbol.ReturnType.WithNullableAnnotation(symbol.ReturnNullableAnnotation));

    /// <summary>The lambda with the modifier.</summary>
    public static T WithAsync<T>(this T lambda)
        where T : AnonymousFunctionExpressionSyntax =>
        (T)lambda.WithoutLeadingTrivia().AddModifiers(Async).WithLeadingTrivia(lambda.GetLeadingTrivia());

    /// <summary>The function with the modifier and, unless that is null, with the type that it returns.</summary>
    private static SyntaxNode WithAsync(SyntaxNode function, TypeSyntax? returned)
    {
        var leading = function.GetLeadingTrivia();
        var bare = function.WithoutLeadingTrivia();
        var typed = returned is null ? bare : WithReturned(bare, returned);
        SyntaxNode changed = typed switch
        {
            MethodDeclarationSyntax method => method.AddModifiers(Async),
            LocalFunctionStatementSyntax local => local.AddModifiers(Async),
            _ => typed,
        };
        return changed.WithLeadingTrivia(leading);
    }

    private static SyntaxNode WithReturned(SyntaxNode function, TypeSyntax returned) => function switch
    {
        MethodDeclarationSyntax method => method.WithReturnType(returned.WithTriviaFrom(method.ReturnType)),
        LocalFunctionStatementSyntax local => local.WithReturnType(returned.WithTriviaFrom(local.ReturnType)),
        _ => function,
    };

    private static SyntaxToken Async => Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(Space);
}
