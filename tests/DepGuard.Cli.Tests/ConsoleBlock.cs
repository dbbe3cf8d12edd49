using System.Text;
using DepGuard.Testing;

namespace DepGuard.Cli.Tests;

/// <summary>
/// The <c>```console</c> blocks of a page. A line <c>$ depguard …</c> is run in the root of the repository, and what it prints replaces the
/// lines below it; <c>; echo $?</c> at its end adds the exit status. A block with any other command is left as it is.
/// </summary>
internal static class ConsoleBlock
{
    private const string Fence = "```";
    private const string ShowStatus = "; echo $?";

    private static readonly string[] Prefixes = ["$ depguard ", "$ dotnet run -c Release --project src/DepGuard.Cli -- "];

    /// <summary>The page with the output of every block as it is now.</summary>
    public static string Rewrite(string page)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        var rewritten = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            rewritten.Add(lines[i]);
            if (lines[i] != $"{Fence}console")
                continue;

            var end = Array.IndexOf(lines, Fence, i);
            rewritten.AddRange(Run(lines[(i + 1)..end]));
            i = end - 1;
        }

        return string.Join('\n', rewritten);
    }

    private static IEnumerable<string> Run(string[] block)
    {
        var commands = block.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).ToList();
        if (!commands.TrueForAll(command => Array.Exists(Prefixes, prefix => command.StartsWith(prefix, StringComparison.Ordinal))))
            return block;

        return commands.SelectMany((command, index) => Output(command).Prepend(command).Concat(index < commands.Count - 1 ? [""] : []));
    }

    private static IEnumerable<string> Output(string command)
    {
        var prefix = Prefixes.First(prefix => command.StartsWith(prefix, StringComparison.Ordinal));
        var showsStatus = command.EndsWith(ShowStatus, StringComparison.Ordinal);
        var arguments = (showsStatus ? command[..^ShowStatus.Length] : command)[prefix.Length..].Split(' ');
        var outcome = new Shell(RepositoryRoot.Path).Run(arguments);
        var text = new StringBuilder(outcome.Both);
        if (showsStatus)
            text.Append(outcome.Status);
        return text.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd());
    }
}
