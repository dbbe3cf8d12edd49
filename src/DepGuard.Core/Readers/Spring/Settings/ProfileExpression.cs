namespace DepGuard.Readers.Spring.Settings;

/// <summary>A condition on profiles: names joined by <c>!</c>, <c>&amp;</c>, <c>|</c> and parentheses; a comma means <c>|</c>.</summary>
internal sealed class ProfileExpression
{
    private const int Deepest = 32;

    private readonly string _text;
    private readonly IReadOnlySet<string> _active;
    private int _at;

    private ProfileExpression(string text, IReadOnlySet<string> active) => (_text, _active) = (text, active);

    /// <summary>True if the active profiles fulfil the condition; a condition that cannot be read is never fulfilled.</summary>
    public static bool IsFulfilled(string text, IReadOnlySet<string> active)
    {
        var expression = new ProfileExpression(text, active);
        var result = expression.Any(0);
        expression.SkipSpace();
        return result && expression._at == text.Length;
    }

    /// <summary>The profiles that the condition names.</summary>
    public static IEnumerable<string> Names(string text) =>
        text.Split(['!', '&', '|', '(', ')', ',', ' '], StringSplitOptions.RemoveEmptyEntries);

    private bool Any(int depth)
    {
        var result = All(depth);
        while (Take('|') || Take(','))
            result |= All(depth);
        return result;
    }

    private bool All(int depth)
    {
        var result = One(depth);
        while (Take('&'))
            result &= One(depth);
        return result;
    }

    private bool One(int depth)
    {
        var negated = false;
        while (Take('!'))
            negated = !negated;
        if (depth < Deepest && Take('('))
        {
            var inner = Any(depth + 1);
            return Take(')') && inner != negated;
        }

        SkipSpace();
        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('!' or '&' or '|' or '(' or ')' or ',' or ' '))
            _at++;
        return _at > start && _active.Contains(_text[start.._at]) != negated;
    }

    private bool Take(char letter)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != letter)
            return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }
}
