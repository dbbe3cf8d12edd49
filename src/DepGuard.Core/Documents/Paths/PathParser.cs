using System.Globalization;

namespace DepGuard.Documents.Paths;

/// <summary>Reads a <see cref="NodePath"/> from left to right, up to the first error.</summary>
/// <param name="text">The path.</param>
internal sealed class PathParser(string text)
{
    private int _at;

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Position of the error, from 0.</summary>
    public int At { get; private set; }

    /// <summary>The steps; not to be used when there is an error.</summary>
    public List<PathStep> Read()
    {
        var steps = new List<PathStep>();
        if (text.Length == 0 || text[0] != '$')
            Fail(0, "a path begins with $");
        _at = 1;
        while (Error is null && _at < text.Length)
            steps.Add(ReadStep());
        return steps;
    }

    private PathStep ReadStep()
    {
        if (Take("~"))
            return _at == text.Length ? new PathStep(null, null, false, IsKey: true) : Fail(_at - 1, "~ stands only at the end");
        var isDescent = Take("..");
        if (!isDescent && !Take(".") && text[_at] != '[')
            return Fail(_at, "'.' or '[' is missing");
        if (_at == text.Length)
            return Fail(_at, "a name is missing");
        return text[_at] == '[' ? ReadBracket(isDescent) : ReadName(isDescent);
    }

    private PathStep ReadName(bool isDescent)
    {
        if (Take("*"))
            return new PathStep(null, null, isDescent);
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '-'))
            _at++;
        return _at > start ? new PathStep(text[start.._at], null, isDescent) : Fail(_at, "a name is missing; names with other characters stand in ['…']");
    }

    private PathStep ReadBracket(bool isDescent)
    {
        var start = ++_at;
        PathStep step;
        if (Take("*"))
            step = new PathStep(null, null, isDescent);
        else if (_at < text.Length && text[_at] is '\'' or '"')
            step = ReadQuoted(isDescent);
        else
            step = ReadIndex(isDescent);
        if (Error is null && !Take("]"))
            return Fail(_at, text.AsSpan(start).ContainsAny("?:,@") ? "filters, slices and lists are not supported" : "']' is missing");
        return step;
    }

    private PathStep ReadQuoted(bool isDescent)
    {
        var end = text.IndexOf(text[_at], _at + 1);
        if (end < 0)
            return Fail(_at, "the quote is not closed");
        var name = text[(_at + 1)..end];
        _at = end + 1;
        return new PathStep(name, null, isDescent);
    }

    private PathStep ReadIndex(bool isDescent)
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || (text[_at] == '-' && _at == start)))
            _at++;
        if (int.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return new PathStep(null, index, isDescent);
        return Fail(start, start < text.Length && text[start] is '?' or '@' or '(' or ':' ? "filters, slices and lists are not supported" : "an index, '*' or a quoted name is missing");
    }

    private bool Take(string part)
    {
        if (!text.AsSpan(_at).StartsWith(part))
            return false;
        _at += part.Length;
        return true;
    }

    private PathStep Fail(int at, string error)
    {
        if (Error is null)
            (Error, At) = (error, at);
        return new PathStep(null, null, false);
    }
}
