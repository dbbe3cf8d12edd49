using System.Text;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Telemetry;

/// <summary>
/// Variables in the configuration of the Collector: <c>${env:NAME}</c>, <c>${env:NAME:-default}</c> and the older <c>${NAME}</c>
/// (opentelemetry.io, <em>Collector: Configuration</em>).
/// </summary>
internal static class PipelineVariables
{
    private const string Provider = "env:";
    private const string Default = ":-";

    /// <summary>The text with the variables of the environment replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="unset">The first variable that has no value; null if all have one.</param>
    public static string Replace(string text, IReadOnlyList<Setting> environment, out string? unset)
    {
        unset = null;
        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is var open and >= 0 && text.IndexOf('}', open) is var close and >= 0)
        {
            var (name, fallback) = Parse(text[(open + 2)..close]);
            var value = environment.LastOrDefault(setting => setting.Key.Text == name)?.Value ?? fallback;
            unset ??= value is null ? name : null;
            result.Append(text, at, open - at).Append(value);
            at = close + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static (string Name, string? Fallback) Parse(string expression)
    {
        var name = expression.StartsWith(Provider, StringComparison.Ordinal) ? expression[Provider.Length..] : expression;
        var mark = name.IndexOf(Default, StringComparison.Ordinal);
        return mark < 0 ? (name, null) : (name[..mark], name[(mark + Default.Length)..]);
    }
}
