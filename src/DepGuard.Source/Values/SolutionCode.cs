using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Source.Values;

/// <summary>The sources of all compiled projects, and who calls, creates and assigns what in them.</summary>
/// <param name="compilations">The projects.</param>
internal sealed class SolutionCode(IReadOnlyList<Compilation> compilations)
{
    /// <summary>Places of one name that are looked at; a name that is everywhere says nothing.</summary>
    private const int MostPlaces = 64;

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxTree, Compilation> _owners = compilations
        .SelectMany(compilation => compilation.SyntaxTrees.Select(tree => (Tree: tree, Compilation: compilation)))
        .GroupBy(pair => pair.Tree)
        .ToDictionary(group => group.Key, group => group.First().Compilation);

    private ILookup<string, SyntaxNode>? _calls;
    private ILookup<string, ExpressionSyntax>? _assignments;

    /// <summary>The operation of an expression; null if it is none.</summary>
    public IOperation? Operation(SyntaxNode node) => Model(node.SyntaxTree)?.GetOperation(node);

    /// <summary>Calls of a method and creations of a type, by its simple name.</summary>
    public IEnumerable<IOperation> Calls(string name) =>
        (_calls ??= Trees(root => root.DescendantNodes().Where(node => node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax)
            .Select(node => (Name: NameOf(node), Node: node))))[name].Take(MostPlaces).Select(Operation).OfType<IOperation>();

    /// <summary>Values that are assigned to members of this name.</summary>
    public IEnumerable<ExpressionSyntax> Assigned(string name) =>
        (_assignments ??= Trees(root => root.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(one => (Name: LastName(one.Left), Node: one.Right))))[name].Take(MostPlaces);

    /// <summary>Where a symbol is declared in these sources.</summary>
    public static IEnumerable<SyntaxNode> Declarations(ISymbol symbol) => symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());

    /// <summary>Whether two symbols are one, seen from different projects.</summary>
    public static bool AreSame(ISymbol? one, ISymbol? other) => one is not null && other is not null
        && (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition)
            || (one.Name == other.Name && one.OriginalDefinition.GetDocumentationCommentId() is { } id && id == other.OriginalDefinition.GetDocumentationCommentId()));

    private SemanticModel? Model(SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out var model) || !_owners.TryGetValue(tree, out var compilation))
            return model;
        return _models[tree] = compilation.GetSemanticModel(tree);
    }

    private ILookup<string, T> Trees<T>(Func<SyntaxNode, IEnumerable<(string Name, T Node)>> find) =>
        _owners.Keys.OrderBy(tree => tree.FilePath, StringComparer.Ordinal).SelectMany(tree => find(tree.GetRoot())).ToLookup(pair => pair.Name, pair => pair.Node, StringComparer.Ordinal);

    /// <summary>The simple name of what is called or created.</summary>
    private static string NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => LastName(call.Expression),
        ObjectCreationExpressionSyntax creation => LastName(creation.Type),
        _ => string.Empty,
    };

    private static string LastName(SyntaxNode expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
