using System.Text;

namespace DepGuard.Readers.Commands;

/// <summary>Splits a command line as a shell does, as far as addresses need it: quotes, separators, no expansion.</summary>
internal static class ShellWords
{
    private const int LongestScript = 65_536;

    /// <summary>The statements of a script, each a list of words.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Statements(string script)
    {
        var statements = new List<IReadOnlyList<string>>();
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        foreach (var letter in script.AsSpan(0, Math.Min(script.Length, LongestScript)))
        {
            if (quote != '\0')
            {
                if (letter == quote)
                    quote = '\0';
                else
                    word.Append(letter);
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (char.IsWhiteSpace(letter) || letter is ';' or '&' or '|' or '(' or ')')
            {
                Finish(word, words);
                if (letter is ';' or '&' or '|' or '\n')
                    Finish(ref words, statements);
            }
            else
            {
                word.Append(letter);
            }
        }

        Finish(word, words);
        Finish(ref words, statements);
        return statements;
    }

    private static void Finish(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }

    private static void Finish(ref List<string> words, List<IReadOnlyList<string>> statements)
    {
        if (words.Count > 0)
            statements.Add(words);
        words = [];
    }
}
