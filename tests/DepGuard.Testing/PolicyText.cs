using System.Globalization;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Testing;

/// <summary>
/// Numbers of a call policy in the notation of <see cref="GraphText"/>: <c>attempts=3</c> or <c>attempts=unbounded</c>, and <c>timeout</c>,
/// <c>idle</c>, <c>deadline</c> in <c>ms</c>, <c>s</c> or <c>none</c>; the layer by name, <c>layer=sidecar</c>, client by default.
/// </summary>
public static class PolicyText
{
    private static readonly string[] Names = ["attempts", "timeout", "idle", "deadline", "layer"];

    /// <summary>True for a word such as <c>attempts=3</c>.</summary>
    public static bool IsNumber(string word) => word.Split('=') is [var name, _] && Names.Contains(name);

    /// <summary>The policy that the words state; null if they state none.</summary>
    public static CallPolicy? Parse(IEnumerable<string> words, SourceSpan at)
    {
        var values = words.Where(IsNumber).ToDictionary(word => word.Split('=')[0], word => word.Split('=')[1]);
        if (values.Count == 0)
            return null;

        var layer = values.TryGetValue("layer", out var name) ? Enum.Parse<Layer>(name, ignoreCase: true) : Layer.Client;
        return new CallPolicy(layer, "test", Provenance.Declared, at)
        {
            Attempts = values.TryGetValue("attempts", out var attempts) ? ParseAttempts(attempts) : null,
            Timeout = Limit(values, "timeout"),
            Idle = Limit(values, "idle"),
            Deadline = Limit(values, "deadline"),
        };
    }

    private static Attempts ParseAttempts(string text) =>
        text == "unbounded" ? Attempts.Unbounded : Attempts.Of(long.Parse(text, CultureInfo.InvariantCulture));

    private static TimeLimit? Limit(Dictionary<string, string> values, string name) =>
        !values.TryGetValue(name, out var text) ? null
        : text == "none" ? TimeLimit.None
        : text.EndsWith("ms", StringComparison.Ordinal) ? TimeLimit.Milliseconds(double.Parse(text[..^2], CultureInfo.InvariantCulture))
        : TimeLimit.Seconds(double.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture));
}
