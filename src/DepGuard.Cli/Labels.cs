using System.Text;

namespace DepGuard.Cli;

/// <summary>Values as people write them: <c>ConfigServer</c> is <c>config-server</c>.</summary>
internal static class Labels
{
    /// <summary>The label of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var label = new StringBuilder();
        foreach (var letter in value.ToString())
            label.Append(char.IsUpper(letter) && label.Length > 0 ? "-" : string.Empty).Append(char.ToLowerInvariant(letter));
        return label.ToString();
    }
}
