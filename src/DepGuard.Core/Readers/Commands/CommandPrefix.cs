namespace DepGuard.Readers.Commands;

/// <summary>What stands in front of the program of a statement: words of the shell, then variables.</summary>
/// <param name="Start">Index behind the words of the shell.</param>
/// <param name="Program">Index of the program; the number of words where there is none.</param>
internal readonly record struct CommandPrefix(int Start, int Program)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "until", "while", "!", "do", "then", "if", "exec", "[", "[[", "time", "timeout", "else" };

    /// <summary>The prefix of a statement.</summary>
    public static CommandPrefix Of(IReadOnlyList<string> words)
    {
        var start = 0;
        while (start < words.Count && (Keywords.Contains(words[start]) || (start > 0 && words[start - 1] == "timeout" && char.IsAsciiDigit(words[start][0]))))
            start++;
        var program = start;
        while (program < words.Count && IsAssignment(words[program]))
            program++;
        return new CommandPrefix(start, program);
    }

    /// <summary>A variable in front of the program, such as <c>PGPASSWORD=x psql</c>; its value may be a secret and names no tool.</summary>
    private static bool IsAssignment(string word) =>
        word.IndexOf('=') is var equals and > 0 && word.AsSpan(0, equals).IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") < 0;
}
