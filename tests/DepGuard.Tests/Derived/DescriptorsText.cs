using DepGuard.Contracts;
using DepGuard.Testing;

namespace DepGuard.Tests.Derived;

/// <summary>The source of the analyzers' descriptors: plain C# with literal ids, which is what release tracking can read.</summary>
internal static class DescriptorsText
{
    /// <summary>The whole file.</summary>
    public static string Of(IReadOnlyList<RulePage> pages, string helpLink) =>
        $$"""
        using Microsoft.CodeAnalysis;

        namespace DepGuard.Analyzers;

        /// <summary>A descriptor for each rule about code. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
        public static class Descriptors
        {
            private const string HelpLink = {{CSharpText.Literal(helpLink)}};

        {{string.Join("\n\n", pages.Select(Field))}}
        }
        """;

    /// <summary>Roslyn's word for a severity.</summary>
    public static string SeverityOf(RuleInfo rule) => rule.Severity == Severity.Note ? "Info" : rule.Severity.ToString();

    private static string Field(RulePage page) =>
        $"""
            /// <summary>{page.Rule.Id}: {CSharpText.Documentation(page.Rule.Title)}.</summary>
            public static readonly DiagnosticDescriptor {page.ClassName} = new(
                id: {CSharpText.Literal(page.Rule.Id)},
                title: {CSharpText.Literal(page.Rule.Title)},
                messageFormat: {CSharpText.Literal(page.Rule.Message)},
                category: {CSharpText.Literal(page.Rule.Category)},
                defaultSeverity: DiagnosticSeverity.{SeverityOf(page.Rule)},
                isEnabledByDefault: {(page.IsOn ? "true" : "false")},
                description: {CSharpText.Literal(page.Summary)},
                helpLinkUri: HelpLink + {CSharpText.Literal(page.Rule.Id + ".md")});
        """;
}
