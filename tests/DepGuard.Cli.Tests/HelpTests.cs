using System.CommandLine;
using System.Text;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary><c>docs/cli.md</c> is the help of every command.</summary>
public class HelpTests
{
    private static readonly Shell Anywhere = new(Path.GetTempPath());

    private static IEnumerable<string> Commands =>
        CommandLine.Root(new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null)).Subcommands.Select(command => command.Name);

    [Fact]
    public void The_page_about_the_command_line_is_its_help()
    {
        var page = new StringBuilder("""
            # The command line

            What `depguard --help` and `depguard COMMAND --help` print. Derived by `./build approve`; do not edit.


            """);
        Append(page, "depguard", Anywhere.Run("--help"));
        foreach (var command in Commands)
            Append(page, $"depguard {command}", Anywhere.Run(command, "--help"));

        Approve.File("docs/cli.md", page.ToString());
    }

    [Fact]
    public void Every_command_has_a_description_that_ends_with_a_full_stop() =>
        Assert.All(
            CommandLine.Root(new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null)).Subcommands,
            command => Assert.EndsWith(".", command.Description, StringComparison.Ordinal));

    private static void Append(StringBuilder page, string title, Outcome help)
    {
        Assert.Equal(0, help.Status);
        Assert.Empty(help.Error);
        page.Append($"## {title}\n\n```text\n");
        page.AppendJoin('\n', help.Out.Replace(RootCommand.ExecutableName, "depguard", StringComparison.Ordinal).Trim().Split('\n').Select(line => line.TrimEnd()));
        page.Append("\n```\n\n");
    }
}
