using DepGuard.Sources;

namespace DepGuard.Readers.CSharp;

/// <summary>
/// A C# file as far as it takes to follow fluent calls: tokens, matching brackets, calls in order of their names, and strings with a name.
/// Everything is a single pass without recursion, so that depth and damage of the file do not matter.
/// </summary>
internal sealed class CSharpProgram
{
    private const int LongestTypeArguments = 64;

    /// <summary>Calls nest, so what looks into one looks at this much at most; more would be quadratic in the depth.</summary>
    private const int MostTokens = 4_096;

    private const int MostCalls = 512;

    private readonly SourceFile _file;
    private readonly int[] _match;
    private readonly List<CSharpCall> _calls = [];
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);

    private List<int>? _lines;
    private ILookup<string, CSharpCall>? _byName;
    private Dictionary<int, CSharpCall>? _byClose;

    public CSharpProgram(SourceFile file)
    {
        _file = file;
        Tokens = CSharpLexer.Read(file.Text);
        _match = MatchBrackets();
        FindCalls();
        for (var i = 0; i + 2 < Tokens.Count; i++)
            if (Tokens[i].Kind == CSharpTokenKind.Name && IsMark(i + 1, '=') && Tokens[i + 2].Kind == CSharpTokenKind.Text && (IsMark(i + 3, ';') || IsMark(i + 3, ',')))
                _constants.TryAdd(Text(i), Text(i + 2));
    }

    /// <summary>Its tokens.</summary>
    public List<CSharpToken> Tokens { get; }

    /// <summary>Its calls, in order of their names.</summary>
    public IReadOnlyList<CSharpCall> Calls => _calls;

    /// <summary>The file's path.</summary>
    public string Path => _file.Path;

    /// <summary>A token as written.</summary>
    public string Text(int token) => _file.Text.Substring(Tokens[token].Start, Tokens[token].Length);

    /// <summary>True for a token that is this text.</summary>
    public bool Is(CSharpToken token, string text) => _file.Text.AsSpan(token.Start, token.Length).SequenceEqual(text);

    /// <summary>True for this mark at this place.</summary>
    public bool IsMark(int token, char mark) => token >= 0 && token < Tokens.Count && Tokens[token].Kind == CSharpTokenKind.Mark && _file.Text[Tokens[token].Start] == mark;

    /// <summary>The bracket that belongs to one; -1 if there is none.</summary>
    public int Match(int bracket) => _match[bracket];

    /// <summary>The end of a range of tokens, or that of the part of it that is looked at.</summary>
    public static int Bounded(int start, int end) => Math.Min(end, start + MostTokens);

    /// <summary>The calls between two tokens, with their indexes.</summary>
    public IEnumerable<(CSharpCall Call, int Index)> Inside(int open, int close)
    {
        var (low, high) = (0, _calls.Count);
        while (low < high)
            if (_calls[(low + high) / 2].First <= open)
                low = ((low + high) / 2) + 1;
            else
                high = (low + high) / 2;
        for (var i = low; i < Math.Min(_calls.Count, low + MostCalls) && _calls[i].First < close; i++)
            yield return (_calls[i], i);
    }

    /// <summary>The calls, and declarations, of a method.</summary>
    public IEnumerable<CSharpCall> Named(string method) => (_byName ??= _calls.ToLookup(call => call.Name, StringComparer.Ordinal))[method].Take(MostCalls);

    /// <summary>The call whose parenthesis closes at a token; null if none does.</summary>
    public CSharpCall? ClosedBy(int close) => (_byClose ??= _calls.ToDictionary(call => call.Close)).GetValueOrDefault(close);

    /// <summary>The semicolon that ends the statement around a token, outside of brackets that open behind it.</summary>
    public int EndOfStatement(int token)
    {
        for (var i = token + 1; i < Tokens.Count; i++)
            if (IsMark(i, ';'))
                return i;
            else if (_match[i] > i)
                i = _match[i];
        return Tokens.Count;
    }

    /// <summary>The string that an argument is, itself or by the name of a constant; null if it is something else.</summary>
    public string? Literal(CSharpCall call, int argument)
    {
        if (argument >= call.Arguments.Count)
            return null;
        var range = call.Arguments[argument];
        var (start, end) = (range.Start.Value, range.End.Value);
        if (end - start == 3 && IsMark(start + 1, ':'))
            start += 2;
        return end - start != 1 ? null
            : Tokens[start].Kind == CSharpTokenKind.Text ? Text(start)
            : _constants.GetValueOrDefault(Text(start));
    }

    /// <summary>Names in a range of tokens, those in placeholders of strings too, each with the last string in front of it.</summary>
    public IEnumerable<(string Name, string? Key)> Names(Range range)
    {
        string? key = null;
        for (var i = range.Start.Value; i < Bounded(range.Start.Value, range.End.Value); i++)
            if (Tokens[i].Kind == CSharpTokenKind.Text)
                key = Text(i);
            else if (Tokens[i].Kind == CSharpTokenKind.Name && !IsMark(i - 1, '.'))
                yield return (Text(i), key);
            else if (Tokens[i].Kind == CSharpTokenKind.Template)
                foreach (var hole in Text(i).Split('{').Skip(1))
                    yield return (new string([.. hole.TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_')]), key);
    }

    /// <summary>The place of a token.</summary>
    public SourceSpan At(int token)
    {
        var start = Tokens[token].Start;
        _lines ??= [0, .. Enumerable.Range(0, _file.Text.Length).Where(at => _file.Text[at] == '\n').Select(at => at + 1)];
        var found = _lines.BinarySearch(start);
        var line = found >= 0 ? found + 1 : ~found;
        var column = start - _lines[line - 1] + 1;
        return new SourceSpan(Path, line, column, line, column + Tokens[token].Length);
    }

    private int[] MatchBrackets()
    {
        var match = new int[Tokens.Count];
        Array.Fill(match, -1);
        var open = new Stack<int>();
        for (var i = 0; i < Tokens.Count; i++)
            if (IsMark(i, '(') || IsMark(i, '[') || IsMark(i, '{'))
                open.Push(i);
            else if ((IsMark(i, ')') || IsMark(i, ']') || IsMark(i, '}')) && open.Count > 0)
                (match[open.Peek()], match[i]) = (i, open.Pop());
        return match;
    }

    private void FindCalls()
    {
        var byClose = new Dictionary<int, int>();
        for (var i = 0; i + 1 < Tokens.Count; i++)
        {
            if (Tokens[i].Kind != CSharpTokenKind.Name)
                continue;
            var open = IsMark(i + 1, '<') ? AfterTypeArguments(i + 1) : i + 1;
            if (open < 0 || !IsMark(open, '(') || _match[open] < open)
                continue;
            byClose[_match[open]] = _calls.Count;
            _calls.Add(Describe(i, open, byClose));
        }
    }

    private CSharpCall Describe(int name, int open, Dictionary<int, int> byClose)
    {
        var close = _match[open];
        var before = name - 1;
        var (receiver, receiverName, start) = (-1, string.Empty, name);
        if (IsMark(before, '.'))
        {
            for (before--; IsMark(before, '?') || IsMark(before, '!');)
                before--;
            if (IsMark(before, ')') && byClose.TryGetValue(before, out var call))
                (receiver, start) = (call, _calls[call].ChainStart);
            else if (before >= 0 && Tokens[before].Kind == CSharpTokenKind.Name)
                (receiverName, start) = (Text(before), before);
        }

        return new CSharpCall(Text(name), open > name + 1 ? _file.Text[Tokens[name + 2].Start..Tokens[open - 1].Start] : string.Empty, receiver, receiverName, name, open, close)
        {
            ChainStart = start,
            IsLast = !IsMark(close + 1, '.') && !IsMark(close + 1, '?') && !IsMark(close + 1, '!'),
            Arguments = Split(open, close),
        };
    }

    private int AfterTypeArguments(int open)
    {
        var depth = 0;
        for (var i = open; i < Math.Min(Tokens.Count, open + LongestTypeArguments); i++)
            if (IsMark(i, '<'))
                depth++;
            else if (IsMark(i, '>') && --depth == 0)
                return i + 1;
            else if (Tokens[i].Kind is CSharpTokenKind.Text or CSharpTokenKind.Template || IsMark(i, ';') || IsMark(i, '{'))
                return -1;
        return -1;
    }

    private List<Range> Split(int open, int close)
    {
        var arguments = new List<Range>();
        var start = open + 1;
        for (var i = open + 1; i <= close; i++)
            if (i == close || IsMark(i, ','))
            {
                if (i > start)
                    arguments.Add(start..i);
                start = i + 1;
            }
            else if (_match[i] > i)
                i = _match[i] - 1 is var last && last > i ? last : i;
        return arguments;
    }
}
