using System.Text;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.HaProxy;

/// <summary>Splits HAProxy configurations into sections and words: quotes, <c>\</c>, <c>#</c> comments; variables of the environment are replaced.</summary>
/// <param name="variables">Variables of the environment.</param>
internal sealed class HaProxyParser(Func<string, string?> variables)
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "global", "defaults", "frontend", "backend", "listen", "userlist", "peers", "mailers", "resolvers", "program", "http-errors", "ring", "cache", "fcgi-app",
        "log-forward", "log-profile", "traces", "crt-store", "crt-list", "acme", "spoe-agent", "spoe-message", "spoe-group",
    };

    private readonly Dictionary<string, HaProxySection> _named = new(StringComparer.Ordinal);
    private HaProxySection? _defaults;

    /// <summary>True for a text with a section that routes.</summary>
    public static bool IsLikely(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.StartsWith("frontend ") || line.StartsWith("backend ") || line.StartsWith("listen "))
                return true;
        return false;
    }

    /// <summary>The sections of texts that are read one after the other.</summary>
    public List<HaProxySection> Parse(IEnumerable<MountedText> texts)
    {
        var sections = new List<HaProxySection>();
        foreach (var text in texts)
        {
            HaProxySection? current = null;
            var number = 0;
            foreach (var raw in text.Text.AsSpan().EnumerateLines())
            {
                number++;
                var words = Words(raw);
                if (words.Count == 0)
                    continue;
                if (Kinds.Contains(words[0]))
                    sections.Add(current = Start(words));
                else
                    current?.Lines.Add(new HaProxyLine(words, text.Origin.Span(number, raw.Length - raw.TrimStart().Length + 1, number, raw.TrimEnd().Length + 1)));
            }
        }

        return sections;
    }

    private HaProxySection Start(List<string> words)
    {
        var name = words.Count > 1 && words[1] != "from" ? words[1] : string.Empty;
        var from = words.IndexOf("from") is var at and > 0 && at + 1 < words.Count ? _named.GetValueOrDefault(words[at + 1]) : null;
        var isDefaults = words[0] == "defaults";
        var section = new HaProxySection(words[0], name, from ?? (isDefaults ? null : _defaults));
        if (isDefaults)
        {
            _defaults = section;
            if (name.Length > 0)
                _named[name] = section;
        }

        return section;
    }

    private List<string> Words(ReadOnlySpan<char> line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, any) = ('\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (quote == '\0' && letter == '#')
                break;
            if (quote == '\0' && char.IsWhiteSpace(letter))
                any = Finish(words, word, any);
            else if (letter == quote || (quote == '\0' && letter is '"' or '\''))
                (quote, any) = (quote == '\0' ? letter : '\0', true);
            else
            {
                if (letter == '\\' && quote != '\'' && i + 1 < line.Length)
                    letter = line[++i];
                word.Append(letter);
                any = true;
            }
        }

        Finish(words, word, any);
        return words;
    }

    private bool Finish(List<string> words, StringBuilder word, bool any)
    {
        if (any)
            words.Add(VariableText.Expand(word.ToString(), variables, isShell: true));
        word.Clear();
        return false;
    }
}
