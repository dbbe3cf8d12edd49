using System.Globalization;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>Numbers and durations that code assigns, as in <c>options.Retry.MaxRetryAttempts = 5</c>; what is not written out is unknown.</summary>
/// <param name="program">The file.</param>
/// <param name="start">First token.</param>
/// <param name="end">Token behind the last.</param>
internal readonly struct Assignments(CSharpProgram program, int start, int end)
{
    /// <summary>The last number that is assigned to a property, whose path ends with these names; <see cref="int.MaxValue"/> for itself; null if there is none.</summary>
    public int? Number(params ReadOnlySpan<string> path)
    {
        if (Value(path) is not { } at)
            return null;
        if (program.Text(at) == "int" && program.IsMark(at + 1, '.'))
            return int.MaxValue;
        return int.TryParse(program.Text(at).Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The last share that is assigned.</summary>
    public double? Share(params ReadOnlySpan<string> path) =>
        Value(path) is { } at && double.TryParse(program.Text(at).TrimEnd('d', 'D'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : null;

    /// <summary>The last duration that is assigned.</summary>
    public TimeSpan? Duration(params ReadOnlySpan<string> path) => Value(path) is { } at ? DurationAt(program, at) : null;

    /// <summary>The last name of the value that is assigned, such as <c>Constant</c>; null if there is none.</summary>
    public string? Name(params ReadOnlySpan<string> path)
    {
        if (Value(path) is not { } at)
            return null;
        while (program.IsMark(at + 1, '.') && at + 2 < end)
            at += 2;
        return program.Text(at);
    }

    /// <summary>The duration at a token: <c>TimeSpan.FromSeconds(5)</c>; infinite for <c>Timeout.InfiniteTimeSpan</c>; null for anything else.</summary>
    public static TimeSpan? DurationAt(CSharpProgram program, int at)
    {
        for (; program.IsMark(at + 1, '.') && at + 2 < program.Tokens.Count && program.Text(at) is not ("TimeSpan" or "Timeout");)
            at += 2;
        if (at + 2 >= program.Tokens.Count || !program.IsMark(at + 1, '.'))
            return null;
        var method = program.Text(at + 2);
        if (method == "InfiniteTimeSpan")
            return System.Threading.Timeout.InfiniteTimeSpan;
        if (!program.IsMark(at + 3, '(') || !program.IsMark(at + 5, ')') || !double.TryParse(program.Text(at + 4), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count > 1e9)
            return null;
        return method switch
        {
            "FromMilliseconds" => TimeSpan.FromMilliseconds(count),
            "FromSeconds" => TimeSpan.FromSeconds(count),
            "FromMinutes" => TimeSpan.FromMinutes(count),
            _ => null,
        };
    }

    /// <summary>The first token of the last value that is assigned to a path.</summary>
    private int? Value(ReadOnlySpan<string> path)
    {
        int? found = null;
        for (var i = start; i + 1 < CSharpProgram.Bounded(start, end); i++)
            if (program.IsMark(i, '=') && !program.IsMark(i + 1, '=') && !program.IsMark(i + 1, '>') && EndsWith(i - 1, path))
                found = i + 1;
        return found;
    }

    /// <summary>True for a property with these names, or the last of them alone in an initializer of what the others are.</summary>
    private bool EndsWith(int last, ReadOnlySpan<string> path)
    {
        for (var i = path.Length - 1; i >= 0; i--, last -= 2)
        {
            if (last < start || program.Tokens[last].Kind != CSharpTokenKind.Name || program.Text(last) != path[i])
                return false;
            if (i > 0 && !program.IsMark(last - 1, '.'))
                return false;
        }

        return true;
    }
}
