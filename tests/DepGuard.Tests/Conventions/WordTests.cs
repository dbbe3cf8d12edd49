using System.Text.RegularExpressions;
using DepGuard.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>
/// One word for one thing in everything that DepGuard prints. Readers are left out: formats have words of their own, and proxies
/// and people use "upstream" in opposite senses.
/// </summary>
public partial class WordTests
{
    private static readonly string[] Folders =
    [
        "src/DepGuard.Cli", "src/DepGuard.Core/Checks", "src/DepGuard.Core/Findings", "src/DepGuard.Core/Reports",
    ];

    [Fact]
    public void Rule_pages_use_no_forbidden_word() =>
        Assert.Empty(RulePage.All
            .SelectMany(page => page.Sections.Where(section => section.Blocks.Count == 0).Select(section => section.Text)
                .Append(page.Rule.Title)
                .Append(page.Rule.Message)
                .Select(text => (page.Rule.Id, Match: Forbidden().Match(text))))
            .Where(found => found.Match.Success)
            .Select(found => $"{found.Id}: {found.Match.Value}"));

    [Fact]
    public void Printed_text_uses_no_forbidden_word() => Assert.Empty(Folders.SelectMany(SourceCode.In).SelectMany(ForbiddenIn));

    private static IEnumerable<string> ForbiddenIn(ParsedFile file) =>
        file.Root.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
            .Where(token => Forbidden().IsMatch(token.ValueText))
            .Select(token => $"{file.Path}: {token.ValueText}");

    [GeneratedRegex(@"\b(violations?|upstreams?|downstreams?|hops?|retry counts?|presets?|microservices?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
