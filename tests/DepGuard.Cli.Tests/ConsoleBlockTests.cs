using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>What the pages show is what the command prints.</summary>
public class ConsoleBlockTests
{
    /// <summary>Every page that may hold a block.</summary>
    public static TheoryData<string> Pages =>
        ["README.md", .. RepositoryRoot.Files("docs", "*.md"), .. RepositoryRoot.Files("samples", "README.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_the_command_prints(string path) =>
        Approve.File(path, ConsoleBlock.Rewrite(File.ReadAllText(RepositoryRoot.Combine(path))));

    [Fact]
    public void A_block_is_replaced_by_what_its_commands_print()
    {
        const string page = "before\n```console\n$ depguard callers cache --path samples/healthy; echo $?\nold\n```\nafter";

        var lines = ConsoleBlock.Rewrite(page).Split('\n');

        Assert.Equal(["before", "```console"], lines[..2]);
        Assert.Equal("depguard: no service is called 'cache'; 'depguard graph' lists them", lines[3]);
        Assert.Equal(["2", "```", "after"], lines[4..]);
    }

    [Fact]
    public void A_block_with_another_command_is_left_alone()
    {
        const string page = "```console\n$ ./build test\n12 passed, 0 failed\n```";

        Assert.Equal(page, ConsoleBlock.Rewrite(page));
    }
}
