using System.Globalization;
using DepGuard.Contracts;
using DepGuard.Testing;

namespace DepGuard.Tests.Derived;

/// <summary>The source of <see cref="RuleCatalog"/>.</summary>
internal static class RuleCatalogText
{
    /// <summary>The whole file.</summary>
    public static string Of(IReadOnlyList<RulePage> pages) =>
        $$"""
        namespace DepGuard.Contracts;

        /// <summary>Every rule, in order of id. Derived from <c>rules/*.md</c> by <c>./build approve</c>; do not edit.</summary>
        public static class RuleCatalog
        {
        {{string.Join("\n\n", pages.Select(Field))}}

            /// <summary>Every rule, in order of id.</summary>
            public static IReadOnlyList<RuleInfo> All { get; } =
            [
        {{string.Join("\n", pages.Select(page => $"        {page.ClassName},"))}}
            ];

            /// <summary>The rule with this id or name; null if there is none.</summary>
            public static RuleInfo? Find(string idOrName) =>
                All.FirstOrDefault(rule => rule.Id == idOrName || rule.Name == idOrName);
        }
        """;

    private static string Field(RulePage page) =>
        $"""
            /// <summary>{page.Rule.Id}: {CSharpText.Documentation(page.Rule.Title)}.</summary>
            public static readonly RuleInfo {page.ClassName} = new(
                {CSharpText.Literal(page.Rule.Id)},
                {CSharpText.Literal(page.Rule.Name)},
                {CSharpText.Literal(page.Rule.Title)},
                {CSharpText.Literal(page.Rule.Message)},
                {CSharpText.Literal(page.Rule.Category)},
                Severity.{page.Rule.Severity},
                Surface.{page.Rule.Surface}){Options(page)};
        """;

    private static string Options(RulePage page) => page.Rule.Options.Count == 0 ? "" : string.Join(
        '\n',
        [
            "",
            "    {",
            "        Options = new Dictionary<string, double>",
            "        {",
            .. page.Rule.Options.Select(option => string.Create(CultureInfo.InvariantCulture, $"            [{CSharpText.Literal(option.Key)}] = {option.Value},")),
            "        },",
            "    }",
        ]);
}
