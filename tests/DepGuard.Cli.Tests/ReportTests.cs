using DepGuard.Reports;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary><c>depguard report</c>: reports of a stored result.</summary>
public class ReportTests
{
    public static TheoryData<string> Formats => [.. All.OfCheck.Select(report => report.Format)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_of_a_stored_result_is_that_of_the_scan(string format)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Cycle), ("other/compose.yaml", Systems.Broken));
        var scanned = tree.Run("check", "--format", format);
        tree.Run("check", "--format", "json=result.json");
        var stored = tree.Run("report", "--from", "result.json", "--format", format);

        Assert.Equal(scanned.Out, stored.Out);
        Assert.Equal((0, ""), (stored.Status, stored.Error));
    }

    [Fact]
    public void A_result_can_come_from_standard_input()
    {
        using var tree = Systems.Compose(Systems.Cycle);
        var result = tree.Run("check", "--format", "json").Out;

        Assert.StartsWith("// Lines", new Shell(tree.Path) { Input = result }.Run("report", "--from", "-", "--format", "dot").Out);
    }

    [Theory]
    [InlineData("{", "depguard: result.json: line 1: no valid JSON; is the file complete?\n")]
    [InlineData("{}", "depguard: result.json: the document: is no result of 'depguard check --format json'\n")]
    public void What_is_no_result_is_an_error_of_usage(string text, string message)
    {
        using var tree = Systems.Of(("result.json", text));

        Assert.Equal(new Outcome(2, "", message), tree.Run("report", "--from", "result.json"));
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error_of_usage()
    {
        using var tree = Systems.Compose(Systems.Cycle);

        Assert.Equal(new Outcome(2, "", "depguard: none.json: no such file\n"), tree.Run("report", "--from", "none.json"));
        Assert.Equal(2, tree.Run("report").Status);
    }
}
