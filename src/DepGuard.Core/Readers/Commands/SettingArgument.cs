using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Commands;

/// <summary>Words of a command that are settings: <c>--Basket:Url=http://basket</c>, and <c>-Dbasket.url=http://basket</c> for a Java machine.</summary>
internal static class SettingArgument
{
    private static readonly string[] Marks = ["--", "-D"];

    /// <summary>The setting; null if the word is none.</summary>
    public static Setting? Read(string word, SourceSpan at)
    {
        foreach (var mark in Marks)
            if (word.StartsWith(mark, StringComparison.Ordinal) && word.IndexOf('=') is var equals && equals > mark.Length)
                return new Setting(word[mark.Length..equals], word[(equals + 1)..], at);
        return null;
    }
}
