using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Delays that grow with each attempt, up to a few seconds, and differ between callers.</summary>
internal static class Jitter
{
    private const string RandomMilliseconds = "global::System.Random.Shared.Next(100, 200)";

    /// <summary>100 to 200 ms, doubled for each attempt, six times at most.</summary>
    public static string Backoff(string attempt, bool isCapped) =>
        $"global::System.TimeSpan.FromMilliseconds({RandomMilliseconds} << {(isCapped ? attempt : $"global::System.Math.Min({attempt}, 6)")})";

    /// <summary>Up to a second.</summary>
    public static string UpToASecond => "global::System.TimeSpan.FromMilliseconds(global::System.Random.Shared.Next(0, 1000))";

    /// <summary><c>await Task.Delay(...)</c>; without a count of attempts, for half a second up to one.</summary>
    public static StatementSyntax Wait(string? attempt, bool isCapped) => SyntaxFactory.ParseStatement(
        $"await global::System.Threading.Tasks.Task.Delay({(attempt is null ? "global::System.Random.Shared.Next(500, 1000)" : Backoff(attempt, isCapped))});");

    /// <summary>Lets names be shortened, and the directives that this needs be added.</summary>
    public static T Short<T>(T node, FixSite site)
        where T : SyntaxNode => node.ReplaceNodes(
            node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.Expression is MemberAccessExpressionSyntax or AliasQualifiedNameSyntax && TypeOf(access, site) is not null),
            (old, _) => Named(TypeOf(old, site)!, site));

    /// <summary>The type of this full name, which the compilation must know.</summary>
    public static TypeSyntax Type(string fullName, FixSite site) => site.Model.Compilation.GetTypeByMetadataName(fullName) is { } type
        ? (TypeSyntax)Named(type, site)
        : SyntaxFactory.ParseTypeName($"global::{fullName}");

    private static INamedTypeSymbol? TypeOf(MemberAccessExpressionSyntax access, FixSite site) =>
        site.Model.Compilation.GetTypeByMetadataName(access.ToString().Replace("global::", ""));

    private static SyntaxNode Named(INamedTypeSymbol type, FixSite site) =>
        SyntaxGenerator.GetGenerator(site.Document).TypeExpression(type).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
}
