using System.Text.RegularExpressions;
using DepGuard.Contracts;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>Every page of <c>rules/</c> is complete and keeps the form that readers and generators expect.</summary>
public partial class PageTests
{
    private static readonly IReadOnlyDictionary<Surface, char> FirstDigit = new Dictionary<Surface, char>
    {
        [Surface.Input] = '0',
        [Surface.Code] = '1',
        [Surface.Graph] = '2',
        [Surface.Release] = '3',
    };

    /// <summary>Ids of all pages.</summary>
    public static TheoryData<string> Pages => [.. RulePage.All.Select(page => page.Rule.Id)];

    [Fact]
    public void File_names_are_ids_and_ids_are_unique() =>
        Assert.Equal(RepositoryRoot.Files("rules", "DPG*.md"), RulePage.All.Select(page => $"rules/{page.Rule.Id}.md"));

    [Fact]
    public void Names_are_unique() => Assert.Equal(RulePage.All.Count, RulePage.All.Select(page => page.Rule.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_all_headings_in_order(string id) =>
        Assert.Equal(RulePage.Headings, RulePage.For(id).Sections.Select(section => section.Heading));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_text_under_every_heading(string id) =>
        Assert.DoesNotContain(RulePage.For(id).Sections, section => section.Text.Length == 0);

    [Theory]
    [MemberData(nameof(Pages))]
    public void An_id_fits_the_surface(string id) => Assert.Equal(FirstDigit[RulePage.For(id).Rule.Surface], id[3]);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_name_is_in_kebab_case(string id) => Assert.Matches("^[a-z]+(-[a-z]+)*$", RulePage.For(id).Rule.Name);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_title_is_a_phrase_and_a_summary_a_sentence(string id)
    {
        var page = RulePage.For(id);

        Assert.DoesNotMatch("[.!]$", page.Rule.Title);
        Assert.EndsWith(".", page.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_message_has_two_sentences_at_most(string id)
    {
        var message = RulePage.For(id).Rule.Message;

        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain('!', message);
        Assert.InRange(SentenceEnd().Count(message), 1, 2);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Placeholders_are_numbered_without_a_gap(string id)
    {
        var numbers = Placeholder().Matches(RulePage.For(id).Rule.Message)
            .Select(match => int.Parse(match.Groups["number"].ValueSpan))
            .Distinct()
            .Order()
            .ToList();

        Assert.Equal(Enumerable.Range(0, numbers.Count), numbers);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_bad_example_marks_the_rule_and_a_good_one_nothing(string id)
    {
        var page = RulePage.For(id);

        Assert.Contains(page.Bad.SelectMany(block => block.Markers), marker => marker.RuleId == id);
        Assert.NotEmpty(page.Good);
        Assert.Empty(page.Good.SelectMany(block => block.Markers));
    }

    [GeneratedRegex(@"[.?](\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\{(?<number>\d+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
