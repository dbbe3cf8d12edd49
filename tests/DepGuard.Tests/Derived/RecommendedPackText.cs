using System.Globalization;
using DepGuard.Testing;

namespace DepGuard.Tests.Derived;

/// <summary>The pack that holds without any configuration: every rule with the severity and the options of its page.</summary>
internal static class RecommendedPackText
{
    /// <summary>The whole file.</summary>
    public static string Of(IEnumerable<RulePage> pages) =>
        $"""
        # What holds without any configuration. Derived from rules/*.md by ./build approve; do not edit.
        extends: []
        rules:
        {string.Join("\n", pages.Select(page => $"  {page.Rule.Id}: {Setting(page)}"))}
        """;

    private static string Setting(RulePage page)
    {
        var severity = page.IsOn ? page.Rule.Severity.ToString().ToLowerInvariant() : "off";
        var options = page.Rule.Options.Select(option => string.Create(CultureInfo.InvariantCulture, $", {option.Key}: {option.Value}"));
        return page.Rule.Options.Count == 0 ? severity : $"{{ severity: {severity}{string.Concat(options)} }}";
    }
}
