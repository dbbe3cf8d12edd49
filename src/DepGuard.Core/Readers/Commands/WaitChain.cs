namespace DepGuard.Readers.Commands;

/// <summary>Commands that wait for an address and then become another command: <c>wait-for-it db:5432 -- dockerize -wait tcp://mq:5672 app</c>.</summary>
internal static class WaitChain
{
    private static readonly HashSet<string> Tools = new(StringComparer.Ordinal)
    {
        "wait-for-it", "wait-for-it.sh", "wait-for", "wait-for.sh", "wait-on", "dockerize", "wait", "waitfor", "wait4x",
    };

    /// <summary>Flags of <c>dockerize</c> without a value; each of the others takes the word behind it.</summary>
    private static readonly HashSet<string> Switches = new(StringComparer.Ordinal) { "-no-overwrite", "-poll", "-skip-tls-verify", "-version" };

    /// <summary>True for the name of a tool, without its folder, that waits for the addresses it is given.</summary>
    public static bool IsWaitTool(string tool) => Tools.Contains(tool);

    /// <summary>The commands of the chain in the order in which they run.</summary>
    public static IEnumerable<IReadOnlyList<string>> Split(IReadOnlyList<string> words)
    {
        var rest = new ArraySegment<string>([.. words]);
        while (EndOfTool(rest) is { } end)
        {
            yield return rest[..end];
            rest = rest[(rest[end] == "--" ? end + 1 : end)..];
        }

        yield return rest;
    }

    /// <summary>Where the next command begins; null at the last one.</summary>
    private static int? EndOfTool(ArraySegment<string> words)
    {
        var program = CommandPrefix.Of(words).Program;
        if (program == words.Count || !IsWaitTool(Paths.Name(words[program])))
            return null;

        var isDockerize = Paths.Name(words[program]) == "dockerize";
        for (var i = program + 1; i < words.Count; i++)
        {
            if (words[i] == "--" || (isDockerize && !words[i].StartsWith('-')))
                return i;
            if (isDockerize && !words[i].Contains('=') && !Switches.Contains(words[i].Replace("--", "-", StringComparison.Ordinal)))
                i++;
        }

        return null;
    }
}
