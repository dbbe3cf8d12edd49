using DepGuard.Contracts;
using DepGuard.Reports;
using DepGuard.Reports.Text;
using Xunit;

namespace DepGuard.Tests.Reports;

public class TextReportTests
{
    [Fact]
    public void The_last_line_counts_everything()
    {
        Assert.EndsWith(
            "\nnot analysed: production, staging (--env)\n" +
            "1 error, 1 warning (1 suppressed, 5 in baseline) in 6 services, 8 edges from 2 files; 1 file not understood\n",
            new TextReport().Print(SampleResults.All["cycle"]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "0 errors, 0 warnings in 312 services, 1,204 edges from 96 files")]
    [InlineData(3, 0, "0 errors, 0 warnings (3 suppressed) in 312 services, 1,204 edges from 96 files")]
    [InlineData(0, 5, "0 errors, 0 warnings (5 in baseline) in 312 services, 1,204 edges from 96 files")]
    public void Parts_that_are_zero_are_left_out(int suppressed, int baselined, string expected)
    {
        Assert.Equal(expected, new Summary(0, 0, 0, suppressed, baselined, 312, 1_204, 96, 0).ToString());
    }

    [Fact]
    public void Nothing_found_says_what_was_not_looked_at()
    {
        var text = new TextReport().Print(SampleResults.All["cycle"] with { Active = [], Suppressed = [], Baselined = 0 });

        Assert.Equal(
            "Nothing to act on in what these files state; calls that no file states are not covered " +
            "(`depguard doctor` lists what was read).\n" +
            "not analysed: production, staging (--env)\n" +
            "0 errors, 0 warnings in 6 services, 8 edges from 2 files; 1 file not understood\n",
            text);
    }

    [Fact]
    public void A_step_that_is_too_long_for_its_column_moves_no_other()
    {
        var step = SampleResults.CycleFinding.Related[0];
        var text = new TextReport().Print(SampleResults.Of(SampleResults.CycleFinding with
        {
            Related = [step with { Message = "web gets 40/s and calls auth" }, step with { Message = new string('x', 60) }],
        }));

        var place = new string(' ', 4 + 48 + 2) + step.At.Path;
        Assert.Contains($"\n    {"web gets 40/s and calls auth",-48}  {step.At.Path}:", text, StringComparison.Ordinal);
        Assert.Contains($"\n    {new string('x', 60)}\n{place}:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_is_too_long_for_the_terminal_puts_its_place_on_a_line_of_its_own()
    {
        var step = SampleResults.CycleFinding.Related[0] with { Message = "web asks auth with 4 attempts, 2 s for each" };
        var text = new TextReport(new TextOptions { Terminal = true, Width = 40 }).Print(SampleResults.Of(SampleResults.CycleFinding with { Related = [step] }));

        Assert.Contains($"\n    web asks auth with 4 attempts, 2 s\n    for each\n      {step.At.Path}:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_that_is_too_narrow_for_columns_gets_lines()
    {
        foreach (var width in (int[])[40, 60, 80])
        {
            var text = new TextReport(new TextOptions { Terminal = true, Width = width }).Print(SampleResults.All["cycle"]);
            var steps = text.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Trim().Contains("  ", StringComparison.Ordinal));

            Assert.All(steps, line => Assert.InRange(line.Length, 0, width));
        }
    }

    [Fact]
    public void A_path_that_ends_where_it_began_is_a_cycle()
    {
        var other = SampleResults.CycleRule with { Id = "DPG3999" };
        var open = SampleResults.CycleFinding with { Rule = other, Path = ["a", "b"] };
        var closed = open with { Path = ["a", "b", "a"] };

        Assert.Contains("  path: a -> b\n", new TextReport().Print(SampleResults.Of(open)), StringComparison.Ordinal);
        Assert.Contains("  cycle: a -> b -> a\n", new TextReport().Print(SampleResults.Of(closed)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_system_comes_before_its_files_and_worse_before_less()
    {
        var cycle = SampleResults.CycleFinding with { Severity = Severity.Warning };
        var file = SampleResults.Note(SampleResults.AddressRule, "x", SampleGraph.Span("a.yaml", 1)) with { Severity = Severity.Warning };
        var unreadable = file with { Severity = Severity.Error };
        var text = new TextReport().Print(SampleResults.Of(file, cycle, unreadable));

        Assert.Equal(
            ["error DPG0003", "warning DPG2001", "warning DPG0003"],
            text.Split('\n').Where(line => line.Contains("): ", StringComparison.Ordinal)).Select(line => line.Split(": ")[1]));
    }

    [Fact]
    public void Notes_beyond_ten_are_counted_by_rule()
    {
        var text = new TextReport().Print(SampleResults.All["hostile"]);

        Assert.Equal(10, text.Split('\n').Count(line => line.Contains("): note ", StringComparison.Ordinal)));
        Assert.Contains(
            "note DPG0003: 10 more: An address names no known service (--verbose lists them)\n" +
            "note DPG0004: 5 more: A template is not rendered (--verbose lists them)\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_of_a_rule_beyond_twenty_are_counted_and_errors_never_are()
    {
        var warnings = Enumerable.Range(1, 23).Select(line => SampleResults.Note(SampleResults.AddressRule, $"{line}", SampleGraph.Span("a.yaml", line)) with { Severity = Severity.Warning }).ToList();
        var result = SampleResults.Of([.. warnings, .. warnings.Select(warning => warning with { Severity = Severity.Error }), SampleResults.CycleFinding with { Severity = Severity.Warning }]);
        var text = new TextReport().Print(result);
        var verbose = new TextReport(new TextOptions { Verbose = true }).Print(result);

        Assert.Equal((20, 1, 23), (Count(text, "): warning DPG0003"), Count(text, "): warning DPG2001"), Count(text, "): error DPG0003")));
        Assert.Contains("warning DPG0003: 3 more: An address names no known service (--verbose lists them)\n\n", text, StringComparison.Ordinal);
        Assert.Equal(23, Count(verbose, "): warning DPG0003"));
        Assert.DoesNotContain("lists them", verbose, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_shows_the_evidence_with_carets_under_the_address()
    {
        var text = new TextReport(new TextOptions { Terminal = true, Width = 60 }).Print(SampleResults.All["cycle"]);

        Assert.Contains(" 10 | AUTH_URL: http://auth\n    |           ^^^^^^^^^^^\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_evidence_shows_no_line_of_the_file()
    {
        var finding = SampleResults.Note(SampleResults.AddressRule, "x", SampleGraph.Span("secrets.env", 4));
        var text = new TextReport(new TextOptions { Terminal = true }).Print(SampleResults.All["cycle"] with { Active = [finding] });

        Assert.StartsWith("note DPG0003: x is not clear.\n  --> secrets.env:4:7\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_carries_nothing_that_the_words_do_not_say()
    {
        var plain = new TextReport(new TextOptions { Terminal = true }).Print(SampleResults.All["cycle"]);
        var coloured = new TextReport(new TextOptions { Terminal = true, Colour = true }).Print(SampleResults.All["cycle"]);

        Assert.Contains("\u001b[1;31merror DPG2001:\u001b[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Long_lists_are_cut_unless_everything_is_asked_for()
    {
        var facts = Enumerable.Range(1, 30).Select(number => $"fact {number}.");
        var result = SampleResults.Of(SampleResults.CycleFinding with { Details = [.. facts] });

        Assert.Contains("fact 20.\n    and 10 more (--verbose lists them)\n", new TextReport().Print(result), StringComparison.Ordinal);
        Assert.Contains("fact 30.\n", new TextReport(new TextOptions { Verbose = true }).Print(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a bb ccc dddd eeeee ffffff", 20, 6)]
    [InlineData("averyveryverylongwordthatfitsnowhere short", 24, 10)]
    public void Wrapped_lines_keep_every_word(string text, int width, int taken)
    {
        var lines = TextWrap.Lines(text, width, taken);

        Assert.Equal(text, string.Join(' ', lines));
        Assert.All(lines, (line, index) => Assert.True(line.Length <= width - (index == 0 ? taken : 0) || !line.Contains(' ')));
    }

    private static int Count(string text, string part) => text.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));
}
