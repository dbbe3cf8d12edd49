using System.Globalization;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Testing;

/// <summary>
/// Numbers of a call policy in the notation of <see cref="GraphText"/>: <c>attempts=3</c> or <c>attempts=unbounded</c>, and <c>timeout</c>,
/// <c>idle</c>, <c>deadline</c> in <c>ms</c>, <c>s</c> or <c>none</c>; <c>on=503+404</c> the failures that are retried, <c>unsafe=true</c>; the
/// layer by name, <c>layer=sidecar</c>, client by default; <c>product=istio</c> and <c>provenance=default</c>.
/// </summary>
public static class PolicyText
{
    private static readonly string[] Names = ["attempts", "timeout", "idle", "deadline", "on", "unsafe", "layer", "product", "provenance"];

    /// <summary>True for a word such as <c>attempts=3</c>.</summary>
    public static bool IsNumber(string word) => word.Split('=') is [var name, _] && Names.Contains(name);

    /// <summary>The policy that the words state; null if they state none.</summary>
    public static CallPolicy? Parse(IEnumerable<string> words, SourceSpan at)
    {
        var values = words.Where(IsNumber).ToDictionary(word => word.Split('=')[0], word => word.Split('=')[1]);
        if (values.Count == 0)
            return null;

        return new CallPolicy(Named(values, "layer", Layer.Client), values.GetValueOrDefault("product", "test"), Named(values, "provenance", Provenance.Declared), at)
        {
            RetryOn = values.TryGetValue("on", out var failures) ? failures.Split('+') : null,
            RetriesUnsafeMethods = values.ContainsKey("unsafe"),
            Attempts = values.TryGetValue("attempts", out var attempts) ? ParseAttempts(attempts) : null,
            Timeout = Limit(values, "timeout"),
            Idle = Limit(values, "idle"),
            Deadline = Limit(values, "deadline"),
        };
    }

    private static T Named<T>(Dictionary<string, string> values, string name, T otherwise)
        where T : struct, Enum => values.TryGetValue(name, out var text) ? Enum.Parse<T>(text, ignoreCase: true) : otherwise;

    private static Attempts ParseAttempts(string text) =>
        text == "unbounded" ? Attempts.Unbounded : Attempts.Of(long.Parse(text, CultureInfo.InvariantCulture));

    private static TimeLimit? Limit(Dictionary<string, string> values, string name) =>
        !values.TryGetValue(name, out var text) ? null
        : text == "none" ? TimeLimit.None
        : text.EndsWith("ms", StringComparison.Ordinal) ? TimeLimit.Milliseconds(double.Parse(text[..^2], CultureInfo.InvariantCulture))
        : TimeLimit.Seconds(double.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture));
}
