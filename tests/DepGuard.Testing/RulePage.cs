using System.Globalization;
using DepGuard.Contracts;

namespace DepGuard.Testing;

/// <summary>A page of <c>rules/</c>: the truth about one rule, from which everything else about it is derived.</summary>
/// <param name="Rule">What the front matter says about the rule.</param>
/// <param name="IsOn">Whether the rule runs unless a configuration switches it off; only pages about code may say <c>enabled: false</c>.</param>
/// <param name="Since">Version that brought it, or <c>unreleased</c>.</param>
/// <param name="Sections">The sections, in order.</param>
public sealed record RulePage(
    RuleInfo Rule, bool IsOn, string Since, IReadOnlyList<PageSection> Sections)
{
    /// <summary>The headings that every page has, in this order.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["Summary", "Why it matters", "Bad", "Good", "How it is detected", "Options", "Suppress"];

    /// <summary>Every page, in order of id.</summary>
    public static IReadOnlyList<RulePage> All { get; } =
        [.. RepositoryRoot.Files("rules", "DPG*.md").Select(path => Parse(File.ReadAllText(RepositoryRoot.Combine(path))))];

    /// <summary>The rule's name in Pascal case: the name of its class, such as <c>CircularDependency</c>.</summary>
    public string ClassName => string.Concat(Rule.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The first paragraph of the summary, on one line.</summary>
    public string Summary => Section("Summary").Split("\n\n")[0].ReplaceLineEndings(" ");

    /// <summary>Files of the bad example.</summary>
    public IReadOnlyList<CodeBlock> Bad => FilesOf("Bad");

    /// <summary>Files of the good example.</summary>
    public IReadOnlyList<CodeBlock> Good => FilesOf("Good");

    /// <summary>The page of a rule, by id.</summary>
    public static RulePage For(string id) => All.Single(page => page.Rule.Id == id);

    /// <summary>Parses a whole page.</summary>
    public static RulePage Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        var front = FrontMatter.Parse(lines[1..end]);
        var rule = new RuleInfo(
            front["id"],
            front["name"],
            front["title"],
            front["message"],
            front["category"],
            Enum.Parse<Severity>(front["severity"], ignoreCase: true),
            Enum.Parse<Surface>(front["surface"], ignoreCase: true))
        {
            Options = FrontMatter.Options(front).ToDictionary(option => option.Key, option => double.Parse(option.Value, CultureInfo.InvariantCulture)),
        };
        return new RulePage(rule, !(front.TryGetValue("enabled", out var enabled) && enabled == "false"), front["since"], PageSections.Parse(lines[(end + 1)..]));
    }

    /// <summary>Text of the section; empty if the page lacks it.</summary>
    public string Section(string heading) => Sections.FirstOrDefault(section => section.Heading == heading)?.Text ?? "";

    /// <inheritdoc/>
    public override string ToString() => Rule.Id;

    private IReadOnlyList<CodeBlock> FilesOf(string heading) =>
        [.. Sections.Where(section => section.Heading == heading).SelectMany(section => section.Blocks).Where(block => block.File is not null)];
}
