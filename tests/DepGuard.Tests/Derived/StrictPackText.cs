using DepGuard.Contracts;
using DepGuard.Testing;

namespace DepGuard.Tests.Derived;

/// <summary>The pack that raises every rule below error by one severity.</summary>
internal static class StrictPackText
{
    /// <summary>The whole file.</summary>
    public static string Of(IEnumerable<RulePage> pages) =>
        $"""
        # For systems that are free of findings and want to stay so: every note is a warning, every warning an error.
        # Derived from rules/*.md by ./build approve; do not edit.
        extends: [recommended]
        rules:
        {string.Join("\n", pages.Where(page => page.Rule.Severity < Severity.Error).Select(page => $"  {page.Rule.Id}: {(page.Rule.Severity + 1).ToString().ToLowerInvariant()}"))}
        """;
}
