namespace DepGuard.Readers.CSharp;

/// <summary>
/// Splits C# into tokens, whether or not it would compile. Comments are left out, and so is what only a debug build has (<c>#if DEBUG</c>).
/// Source: C# language specification, <i>Lexical structure</i>.
/// </summary>
internal sealed class CSharpLexer
{
    /// <summary>Dollars in front of a raw string; nobody needs more.</summary>
    private const int LongestPrefix = 8;

    private readonly string _text;
    private readonly List<CSharpToken> _tokens;
    private int _at;

    private CSharpLexer(string text) => (_text, _tokens) = (text, new List<CSharpToken>(text.Length / 6));

    /// <summary>The tokens of a text, in order.</summary>
    public static List<CSharpToken> Read(string text)
    {
        var lexer = new CSharpLexer(text);
        while (lexer._at < text.Length)
            lexer.ReadNext();
        return lexer._tokens;
    }

    private char Peek(int distance = 0) => _at + distance < _text.Length ? _text[_at + distance] : '\0';

    private void ReadNext()
    {
        var first = Peek();
        if (char.IsWhiteSpace(first))
            _at++;
        else if (first == '/' && Peek(1) == '/')
            _at = End("\n", _at);
        else if (first == '/' && Peek(1) == '*')
            _at = End("*/", _at + 2);
        else if (first == '#')
            SkipDirective();
        else if (first is '"' or '$' or '@' && StringStart() is var quote and >= 0)
            ReadString(quote);
        else if (first == '\'')
            ReadCharacter();
        else if (char.IsLetter(first) || first is '_' or '@')
            Take(CSharpTokenKind.Name, Run(_at + 1));
        else if (char.IsAsciiDigit(first))
            Take(CSharpTokenKind.Number, NumberEnd());
        else
            Take(CSharpTokenKind.Mark, _at + 1);
    }

    private void Take(CSharpTokenKind kind, int end)
    {
        _tokens.Add(new CSharpToken(kind, _at, end - _at));
        _at = end;
    }

    private int Run(int at)
    {
        while (at < _text.Length && (char.IsLetterOrDigit(_text[at]) || _text[at] == '_'))
            at++;
        return at;
    }

    private int NumberEnd()
    {
        var end = Run(_at);
        return end + 1 < _text.Length && _text[end] == '.' && char.IsAsciiDigit(_text[end + 1]) ? Run(end + 1) : end;
    }

    private int End(string mark, int from) => _text.IndexOf(mark, Math.Min(from, _text.Length), StringComparison.Ordinal) is var end and >= 0 ? end + mark.Length : _text.Length;

    private void SkipDirective()
    {
        var line = _text.AsSpan(_at..(_text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length));
        _at += line.Length;
        if (line[1..].Trim() is not "if DEBUG")
            return;
        for (var depth = 1; depth > 0 && _at < _text.Length;)
        {
            var next = _text.AsSpan((_at + 1)..End("\n", Math.Min(_at + 1, _text.Length))).Trim();
            _at = Math.Max(_at + 1, _at + 1 + (_text.IndexOf('\n', Math.Min(_at + 1, _text.Length)) is var stop and >= 0 ? stop - _at - 1 : _text.Length));
            if (next.StartsWith("#if"))
                depth++;
            else if (next.StartsWith("#endif") || (depth == 1 && (next.StartsWith("#else") || next.StartsWith("#elif"))))
                depth--;
        }
    }

    /// <summary>Where the quote of the string is that starts here; -1 if none does.</summary>
    private int StringStart()
    {
        var at = _at;
        while (at < Math.Min(_text.Length, _at + LongestPrefix) && _text[at] is '$' or '@')
            at++;
        return at < _text.Length && _text[at] == '"' ? at : -1;
    }

    private void ReadString(int quote)
    {
        var prefix = _text.AsSpan(_at..quote);
        var kind = prefix.Contains('$') ? CSharpTokenKind.Template : CSharpTokenKind.Text;
        var quotes = 0;
        while (quote + quotes < _text.Length && _text[quote + quotes] == '"')
            quotes++;
        var (start, end, next) = quotes >= 3 ? Raw(quote + quotes, quotes)
            : quotes == 2 ? (quote + 1, quote + 1, quote + 2)
            : Quoted(quote + 1, isVerbatim: prefix.Contains('@'), kind == CSharpTokenKind.Template);
        _tokens.Add(new CSharpToken(kind, start, Math.Max(0, end - start)));
        _at = next;
    }

    private (int Start, int End, int Next) Raw(int start, int quotes)
    {
        var end = _text.IndexOf(new string('"', quotes), start, StringComparison.Ordinal);
        return end < 0 ? (start, _text.Length, _text.Length) : (start, end, end + quotes);
    }

    /// <summary>The end of a string with one quote; inside of a placeholder quotes belong to the placeholder.</summary>
    private (int Start, int End, int Next) Quoted(int start, bool isVerbatim, bool isTemplate)
    {
        var (depth, isInner) = (0, false);
        for (var at = start; at < _text.Length; at++)
        {
            var letter = _text[at];
            if (letter == '\n' && !isVerbatim && depth == 0)
                return (start, at, at);
            if (letter == '\\' && !isVerbatim)
                at++;
            else if (isVerbatim && letter == '"' && at + 1 < _text.Length && _text[at + 1] == '"' && depth == 0)
                at++;
            else if (isTemplate && !isInner && letter == '{' && depth == 0 && at + 1 < _text.Length && _text[at + 1] == '{')
                at++;
            else if (isTemplate && !isInner && letter is '{' or '}')
                depth = Math.Max(0, depth + (letter == '{' ? 1 : -1));
            else if (letter == '"' && depth > 0)
                isInner = !isInner;
            else if (letter == '"')
                return (start, at, at + 1);
        }

        return (start, _text.Length, _text.Length);
    }

    private void ReadCharacter()
    {
        var end = Peek(1) == '\\' ? _text.IndexOf('\'', Math.Min(_at + 3, _text.Length)) : Peek(2) == '\'' ? _at + 2 : -1;
        Take(CSharpTokenKind.Number, end >= 0 && end - _at < 12 ? end + 1 : _at + 1);
    }
}
