using System.Text;
using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Nginx;

/// <summary>
/// Splits an nginx configuration into directives: words, quotes, <c>#</c> comments, <c>;</c> and blocks, after
/// <c>ngx_conf_read_token</c>. A block of Lua is passed over.
/// </summary>
internal sealed class NginxParser
{
    private readonly string _text;
    private readonly TextOrigin _origin;
    private readonly int _deepest;
    private readonly Stack<(List<NginxWord> Words, List<NginxDirective> Before)> _open = new();
    private List<NginxDirective> _directives = [];
    private List<NginxWord> _words = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private NginxParser(string text, TextOrigin origin, int deepest) => (_text, _origin, _deepest) = (text, origin, deepest);

    /// <summary>The outermost directives, and what is wrong with the text; null if nothing is.</summary>
    public static (IReadOnlyList<NginxDirective> Directives, (string Reason, SourceSpan At)? Problem) Parse(string text, TextOrigin origin, int deepest)
    {
        var parser = new NginxParser(text, origin, deepest);
        var problem = parser.Run();
        while (parser._open.Count > 0)
            parser.Close();
        return (parser._directives, problem);
    }

    private (string, SourceSpan)? Run()
    {
        while (SkipSpace())
            switch (_text[_at])
            {
                case ';':
                    Advance();
                    AddDirective(null);
                    break;
                case '{':
                    if (_open.Count >= _deepest)
                        return ("blocks are nested too deep", Here());
                    Advance();
                    Open();
                    break;
                case '}':
                    if (_open.Count == 0)
                        return ("a closing brace without an opening one", Here());
                    Advance();
                    Close();
                    break;
                default:
                    _words.Add(Word());
                    break;
            }

        return _open.Count > 0 ? ("a block is not closed", Here()) : _words.Count > 0 ? ("a directive does not end with a semicolon", _words[0].At) : null;
    }

    private void Open()
    {
        if (_words.Count > 0 && _words[0].Text.EndsWith("_by_lua_block", StringComparison.Ordinal))
        {
            SkipLua();
            AddDirective(null);
            return;
        }

        _open.Push((_words, _directives));
        (_words, _directives) = ([], []);
    }

    private void Close()
    {
        AddDirective(null);
        var block = _directives;
        (_words, _directives) = _open.Pop();
        AddDirective(block);
    }

    private void AddDirective(IReadOnlyList<NginxDirective>? block)
    {
        if (_words.Count > 0)
            _directives.Add(new NginxDirective(_words[0], [.. _words.Skip(1)], block));
        _words = [];
    }

    /// <summary>Goes to the next token; false at the end.</summary>
    private bool SkipSpace()
    {
        while (_at < _text.Length)
            if (_text[_at] == '#')
                while (_at < _text.Length && _text[_at] != '\n')
                    _at++;
            else if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
                Advance();
            else
                return true;
        return false;
    }

    private NginxWord Word()
    {
        var (line, column) = (_line, _at - _lineStart + 1);
        var text = _text[_at] is '"' or '\'' ? Quoted() : Plain();
        return new NginxWord(text, _origin.Span(line, column, _line, _at - _lineStart + 1));
    }

    private string Quoted()
    {
        var quote = _text[_at++];
        var word = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '"' or '\'' or '\\')
                _at++;
            word.Append(_text[_at]);
            Advance();
        }

        if (_at < _text.Length)
            _at++;
        return word.ToString();
    }

    /// <summary>A word without quotes; <c>${name}</c> is part of it.</summary>
    private string Plain()
    {
        var start = _at;
        for (var inVariable = false; _at < _text.Length; Advance())
        {
            var letter = _text[_at];
            if (letter == '{' && _at > start && _text[_at - 1] == '$')
                inVariable = true;
            else if (letter == '}' && inVariable)
                inVariable = false;
            else if (char.IsWhiteSpace(letter) || letter is ';' or '{' or '}')
                break;
            else if (letter == '\\' && _at + 1 < _text.Length)
                Advance();
        }

        return _text[start.._at];
    }

    /// <summary>Lua has its own strings and comments; its braces balance outside of them.</summary>
    private void SkipLua()
    {
        var quote = '\0';
        for (var depth = 1; _at < _text.Length && depth > 0; Advance())
        {
            var letter = _text[_at];
            if (quote != '\0' && letter == '\\' && _at + 1 < _text.Length)
                Advance();
            else if (quote != '\0')
                quote = letter == quote || letter == '\n' ? '\0' : quote;
            else if (letter is '"' or '\'')
                quote = letter;
            else if (letter == '-' && _at + 1 < _text.Length && _text[_at + 1] == '-')
                while (_at + 1 < _text.Length && _text[_at + 1] != '\n')
                    _at++;
            else
                depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
        }
    }

    private void Advance()
    {
        if (_text[_at++] == '\n')
            (_line, _lineStart) = (_line + 1, _at);
    }

    private SourceSpan Here() => _origin.Point(_line, _at - _lineStart + 1);
}
