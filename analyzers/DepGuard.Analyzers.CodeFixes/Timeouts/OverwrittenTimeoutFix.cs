using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.CodeFixes.Timeouts;

/// <summary>Moves the timeout of a client into the options of the resilience handler that would overwrite it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class OverwrittenTimeoutFix() : TimeoutFix(Descriptors.OverwrittenTimeout)
{
    private const string Title = "Move the timeout into the options of the handler";

    private protected override Repair? Repair(SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (place.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment || diagnostic.AdditionalLocations is not [var later])
            return null;
        if (!diagnostic.Properties.TryGetValue(OverwrittenTimeout.IsLong, out var isLong) || !IsConstant(model, assignment.Right))
            return null;
        if (assignment.SyntaxTree.GetRoot().FindToken(later.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } handler
            || !handler.Span.Contains(assignment.Span))
            return null;
        if (Share(model, assignment.Right, isLong == "true") is not var (time, share)
            || Settings(handler, time, share) is not { } configured || Removed(model, assignment) is not var (old, kept))
            return null;

        return new Repair(Title, root =>
        {
            var tracked = root.TrackNodes(old, handler.ArgumentList);
            tracked = tracked.ReplaceNode(tracked.GetCurrentNode(handler.ArgumentList)!, configured.WithTriviaFrom(handler.ArgumentList));
            var current = tracked.GetCurrentNode(old)!;
            return kept is null ? tracked.RemoveNode(current, HasComment(old) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)! : tracked.ReplaceNode(current, kept);
        });
    }

    private static bool HasComment(SyntaxNode node) => node.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    /// <summary>Literals, members of types and their calls: nothing that lives only where the value stands now.</summary>
    private static bool IsConstant(SemanticModel model, ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(name => model.GetSymbolInfo(name).Symbol is INamedTypeSymbol or INamespaceSymbol or IMethodSymbol { IsStatic: true } or IFieldSymbol { IsStatic: true });

    /// <summary>
    /// The deadline, and the third of it that an attempt gets if it would have no less than the call by default; null if the framework cannot divide times.
    /// </summary>
    private static (string Time, string? Share)? Share(SemanticModel model, ExpressionSyntax value, bool isLong)
    {
        var time = value.WithoutTrivia().ToString();
        if (isLong)
            return (time, null);
        var share = value is BinaryExpressionSyntax ? $"({time}) / 3" : $"{time} / 3";
        return TypeNames.IsOfType(model, value.SpanStart, SyntaxFactory.ParseExpression(share), "TimeSpan") ? (time, share) : null;
    }

    /// <summary>The handler's arguments with the deadline; null if its options are not written as a lambda.</summary>
    private static ArgumentListSyntax? Settings(InvocationExpressionSyntax handler, string time, string? share)
    {
        if (handler.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddStandardResilienceHandler" })
            return null;
        if (handler.ArgumentList.Arguments.Count == 0)
        {
            var lines = Lines("options", time, share).ToList();
            return SyntaxFactory.ParseArgumentList(lines.Count == 1 ? $"(options => {lines[0].TrimEnd(';')})" : $"(options => {{ {string.Join(" ", lines)} }})");
        }

        if (handler.ArgumentList.Arguments is not [{ Expression: SimpleLambdaExpressionSyntax lambda }])
            return null;
        var added = Lines(lambda.Parameter.Identifier.ValueText, time, share);
        if (lambda.ToString().Contains("TotalRequestTimeout") || lambda.ToString().Contains("AttemptTimeout"))
            return null;
        return lambda.ExpressionBody is { } body
            ? SyntaxFactory.ParseArgumentList($"({lambda.Parameter.Identifier.ValueText} => {{ {string.Join(" ", added)} {body.WithoutTrivia()}; }})")
            : lambda.Block is { Statements: [var first, ..] } block ? handler.ArgumentList.ReplaceNode(block, WithStatements(block, first, added)) : null;
    }

    private static BlockSyntax WithStatements(BlockSyntax block, StatementSyntax first, IEnumerable<string> added) =>
        block.InsertNodesBefore(first, added.Select(line => SyntaxFactory.ParseStatement(line).WithTriviaFrom(first.WithoutLeadingComments())));

    private static IEnumerable<string> Lines(string options, string time, string? share)
    {
        yield return $"{options}.TotalRequestTimeout.Timeout = {time};";
        if (share is not null)
            yield return $"{options}.AttemptTimeout.Timeout = {share};";
    }

    /// <summary>What to take out, or to replace by what: the statement, the lambda, or the call that takes nothing else.</summary>
    private static (SyntaxNode Old, SyntaxNode? Kept)? Removed(SemanticModel model, AssignmentExpressionSyntax assignment)
    {
        if (assignment.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: > 1 } } statement)
            return (statement, null);
        var lambda = assignment.FirstAncestorOrSelf<LambdaExpressionSyntax>();
        if (lambda is null || !(lambda.ExpressionBody == assignment || lambda.Block is { Statements.Count: 1 }) || lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument)
            return null;
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureHttpClient" } access && arguments.Arguments.Count == 1)
            return (call, access.Expression);
        return call.Expression is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AddHttpClient" } name } && (name is GenericNameSyntax || IsNamed(model, arguments)) ? (argument, null) : null;
    }

    /// <summary>The client has a name, so that there is a form without a lambda.</summary>
    private static bool IsNamed(SemanticModel model, ArgumentListSyntax arguments) =>
        arguments.Arguments is [{ Expression: var name }, _] && model.GetTypeInfo(name).Type is { SpecialType: SpecialType.System_String };
}
