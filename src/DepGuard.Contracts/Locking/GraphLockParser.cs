namespace DepGuard.Contracts.Locking;

/// <summary>
/// Reads <c>depguard.graph</c> in one pass that copies no text. A line that it does not know, as one that a merge left behind, is skipped:
/// whether the file is as it should be is for <c>depguard graph --lock --check</c> to say.
/// </summary>
internal sealed class GraphLockParser
{
    private readonly string _text;
    private readonly NameTable _names;
    private readonly List<int> _callers = [];
    private readonly List<int> _callees = [];
    private readonly List<LockedMode> _modes = [];
    private readonly List<(int Start, int End)> _attributes = [];
    private int _at;
    private int _end;
    private (int Start, int Length) _word;
    private (int Start, int Length) _caller;
    private int _callerNumber;

    private GraphLockParser(string text) => (_text, _names) = (text, new NameTable(text));

    /// <summary>The graph; null if the text does not begin with the header of a version that this code knows.</summary>
    public static GraphLock? Parse(string text) => new GraphLockParser(text).Read();

    private GraphLock? Read()
    {
        var hasHeader = false;
        for (var start = _text.Length > 0 && _text[0] == '\uFEFF' ? 1 : 0; start < _text.Length; start = _end + 1)
        {
            if (!ReadLine(start))
                continue;
            if (hasHeader)
                ReadRecord();
            else if (IsHeader())
                hasHeader = true;
            else
                return null;
        }

        return hasHeader ? new GraphLock(_text, _names, _attributes, _callers, _callees, _modes) : null;
    }

    /// <summary>Finds the end of the line and its first word; false if the line holds nothing but a comment.</summary>
    private bool ReadLine(int start)
    {
        var end = _text.IndexOf('\n', start);
        _end = end < 0 ? _text.Length : end;
        _at = start;
        return Next();
    }

    /// <summary>Moves to the next word of the line; false at its end and where a comment begins.</summary>
    private bool Next()
    {
        var (text, at, end) = (_text, _at, _end);
        while (at < end && IsSpace(text[at]))
            at++;
        var start = at;
        while (at < end && text[at] is var letter && !IsSpace(letter) && letter != '#')
            at++;
        _at = at;
        _word = (start, at - start);
        return at > start;
    }

    private bool IsHeader() => Is("depguard") && Next() && Is("graph") && Next() && Is(GraphLockText.Version) && !Next();

    private void ReadRecord()
    {
        var first = _word;
        var isService = Is("service");
        if (!Next())
            return;
        if (Is("->"))
            ReadEdge(first);
        else if (isService)
            ReadService();
    }

    private void ReadService()
    {
        var name = _names.Add(_word.Start, _word.Length);
        while (_attributes.Count <= name)
            _attributes.Add(default);
        _attributes[name] = (_at, _end);
    }

    private void ReadEdge((int Start, int Length) caller)
    {
        if (!Next())
            return;
        var callee = _word;
        if (!Next() || Mode() is not { } mode)
            return;
        _callers.Add(Caller(caller));
        _callees.Add(_names.Add(callee.Start, callee.Length));
        _modes.Add(mode);
    }

    /// <summary>Lines are sorted, so the caller is most often the one of the line before.</summary>
    private int Caller((int Start, int Length) written)
    {
        if (written.Length != _caller.Length || string.CompareOrdinal(_text, _caller.Start, _text, written.Start, written.Length) != 0)
            (_caller, _callerNumber) = (written, _names.Add(written.Start, written.Length));
        return _callerNumber;
    }

    private LockedMode? Mode()
    {
        for (var mode = LockedMode.Sync; mode <= LockedMode.Startup; mode++)
            if (Is(GraphLockText.Label(mode)))
                return mode;
        return null;
    }

    private bool Is(string word) => _word.Length == word.Length && string.CompareOrdinal(_text, _word.Start, word, 0, word.Length) == 0;

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\r';
}
