using System.Globalization;
using DepGuard.Documents;

namespace DepGuard.Readers.Azure;

/// <summary>
/// Texts of ARM templates, in which <c>[…]</c> is an expression. Only what leads to names and addresses is evaluated: parameters, variables,
/// <c>format</c>, <c>concat</c>, <c>toLower</c> and references to container apps, whose host is their name. Everything else is unknown.
/// Source: Microsoft Learn, <i>ARM template functions</i>.
/// </summary>
internal sealed class ArmExpression
{
    private const int Deepest = 24;
    private const int MostEvaluations = 500;
    private const int LongestText = 16_384;

    private readonly ArmScope _scope;
    private readonly string _text;
    private readonly Budget _budget;
    private int _at;

    private ArmExpression(ArmScope scope, string text, Budget budget) => (_scope, _text, _budget) = (scope, text, budget);

    /// <summary>The text that a value stands for; null if it is unknown.</summary>
    public static string? Text(ArmScope scope, Node? node) => node is Scalar { IsNull: false } scalar ? Text(scope, scalar.Value, new Budget()) : null;

    private static string? Text(ArmScope scope, string text, Budget budget)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return text;
        if (text.StartsWith("[[", StringComparison.Ordinal))
            return text[1..];
        return budget.Enter() ? budget.Leave(new ArmExpression(scope, text[1..^1], budget).Value(0)) : null;
    }

    /// <summary>A literal or a call with what is taken from its result; recursion is bounded by <paramref name="nesting"/>.</summary>
    private string? Value(int nesting)
    {
        SkipSpaces();
        if (nesting > Deepest || _at >= _text.Length)
            return null;
        if (_text[_at] == '\'')
            return Literal();

        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        var name = _text[start.._at];
        if (_at >= _text.Length || _text[_at] != '(')
            return name.Length > 0 && name.All(char.IsAsciiDigit) ? name : null;
        return Call(name, Arguments(nesting), Path());
    }

    private string Literal()
    {
        var end = _text.IndexOf('\'', _at + 1);
        while (end > 0 && end + 1 < _text.Length && _text[end + 1] == '\'')
            end = _text.IndexOf('\'', end + 2);
        var literal = end < 0 ? _text[(_at + 1)..] : _text[(_at + 1)..end];
        _at = end < 0 ? _text.Length : end + 1;
        return literal.Replace("''", "'", StringComparison.Ordinal);
    }

    private List<string?> Arguments(int nesting)
    {
        var arguments = new List<string?>();
        _at++;
        while (_at < _text.Length && _text[_at] != ')')
        {
            arguments.Add(Value(nesting + 1));
            while (_at < _text.Length && _text[_at] is not (',' or ')'))
                _at++;
            if (_at < _text.Length && _text[_at] == ',')
                _at++;
            SkipSpaces();
        }

        _at++;
        return arguments;
    }

    /// <summary>What is taken from a result: <c>.configuration.ingress.fqdn</c>.</summary>
    private string Path()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
            _at++;
        return start < _text.Length ? _text[start.._at] : string.Empty;
    }

    private string? Call(string function, List<string?> arguments, string path) => function switch
    {
        "parameters" when path.Length == 0 && arguments is [{ } name] => _scope.Parameter(name) is var (value, scope) && value is Scalar { IsNull: false } given ? Text(scope, given.Value, _budget) : null,
        "variables" when path.Length == 0 && arguments is [{ } name] => _scope.Variable(name) is Scalar { IsNull: false } value ? Text(_scope, value.Value, _budget) : null,
        "format" when arguments is [{ } pattern, ..] => Format(pattern, arguments),
        "concat" => arguments.Contains(null) || arguments.Sum(one => one!.Length) > LongestText ? null : string.Concat(arguments),
        "toLower" when arguments is [var text] => text?.ToLowerInvariant(),
        "resourceId" when arguments.Count > 1 && arguments[^2]?.EndsWith("/containerApps", StringComparison.OrdinalIgnoreCase) == true => arguments[^1],
        "reference" when arguments is [{ } target, ..] && (path.EndsWith("fqdn", StringComparison.OrdinalIgnoreCase) || path.EndsWith("name", StringComparison.OrdinalIgnoreCase)) =>
            _scope.Symbol(target) is { } symbol ? symbol["name"] is Scalar its ? Text(_scope, its.Value, _budget) : null : target,
        _ => null,
    };

    private static string? Format(string pattern, List<string?> arguments)
    {
        for (var i = 1; i < arguments.Count; i++)
        {
            var hole = $"{{{(i - 1).ToString(CultureInfo.InvariantCulture)}}}";
            if (pattern.Contains(hole, StringComparison.Ordinal))
                pattern = pattern.Length > LongestText || arguments[i]?.Length > LongestText ? string.Empty : pattern.Replace(hole, arguments[i] ?? "${unknown}", StringComparison.Ordinal);
        }

        return pattern;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    /// <summary>Bounds one evaluation, since parameters and variables may refer to each other in circles and many times over.</summary>
    private sealed class Budget
    {
        private int _left = MostEvaluations;
        private int _depth;

        /// <summary>True if one more expression may be evaluated inside of the present one.</summary>
        public bool Enter()
        {
            if (_left == 0 || _depth == Deepest)
                return false;
            (_left, _depth) = (_left - 1, _depth + 1);
            return true;
        }

        /// <summary>Ends the innermost evaluation.</summary>
        public string? Leave(string? result)
        {
            _depth--;
            return result;
        }
    }
}
